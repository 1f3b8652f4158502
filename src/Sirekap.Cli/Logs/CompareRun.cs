using Sirekap.Log;
using Sirekap.Mirror.Comparing;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Logs;

/// <summary>One run of <c>log compare</c>: 0 one history, 1 a fork, 2 nothing can be said.</summary>
internal static class CompareRun
{
    public static async Task<int> RunAsync(string one, string other, string? key, TextWriter screen, CancellationToken cancellation)
    {
        var sites = new List<SiteSource>();
        try
        {
            var first = await ShownCheckpoints.OpenAsync(one, key, Open, cancellation);
            var second = await ShownCheckpoints.OpenAsync(other, first.Key.ToString(), Open, cancellation);
            Show(first);
            Show(second);
            return Tell(await Comparison.CompareAsync(first, second, cancellation));
        }
        catch (Exception unknown) when (unknown is LogDataException or SourceUnreachableException)
        {
            return Tell(new Relation.Unknown(unknown.Message));
        }
        finally
        {
            sites.ForEach(site => site.Dispose());
        }

        IPublicSource Open(Uri address)
        {
            sites.Add(new SiteSource(address, TimeProvider.System));
            return sites[^1];
        }

        void Show(ShownCheckpoint shown) => screen.WriteLine($"{shown.Name}: {shown.Signed.Size}, {shown.Signed.Root}");

        int Tell(Relation relation)
        {
            var (status, id, en) = relation switch
            {
                Relation.Same => (0, "Keduanya sama.", "Both are the same."),
                Relation.Grew => (0, "Satu sejarah: yang besar memuat seluruh yang kecil.", "One history: the larger contains all of the smaller."),
                Relation.Forked => (1,
                    "PERCABANGAN: log ini menandatangani dua sejarah yang saling meniadakan. Simpan kedua checkpoint: keduanya bukti bagi siapa saja.",
                    "FORK: this log signed two histories that exclude each other. Keep both checkpoints: they are proof to anyone."),
                Relation.Unknown unknown => (2, $"Tidak dapat dipastikan: {unknown.Sentence}", $"Nothing can be said: {unknown.Sentence}"),
                _ => throw new InvalidOperationException($"The comparison answered with {relation}."),
            };
            screen.WriteLine(id);
            screen.WriteLine(en);
            return status;
        }
    }
}
