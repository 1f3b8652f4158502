using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror.Comparing;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Verification;

/// <summary>Whether the log that this one continues really had the state that the first entry names.</summary>
internal static class EarlierLogCheck
{
    private const string Place = "log entry 0";

    /// <summary>Checks it; null where it had.</summary>
    /// <param name="named">What the first entry names; null where it names no earlier log.</param>
    /// <param name="shown">A site, folder or file with a checkpoint of the earlier log.</param>
    /// <param name="key">The earlier log's verifier key; null takes the one beside the checkpoint.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SourceUnreachableException">There is no such checkpoint, or nothing can be said without tiles.</exception>
    public static async Task<Problem?> CheckAsync(Predecessor? named, string shown, string? key, CancellationToken cancellation)
    {
        if (named is null)
            return new(Place, Words.NoEarlierLog);
        SiteSource? site = null;
        try
        {
            var earlier = await ShownCheckpoints.OpenAsync(shown, key, address => site = new SiteSource(address, TimeProvider.System), cancellation);
            if (earlier.Signed.Checkpoint.Origin != named.Log)
                return new(Place, Words.OtherEarlierLog(named.Log, earlier.Signed.Checkpoint.Origin));
            return await RootAsync(earlier, named.Size, cancellation) == named.Root ? null : new(Place, Words.OtherBeginning(named.Size, named.Root));
        }
        catch (LogDataException wrong)
        {
            throw new SourceUnreachableException($"--after {shown}: {wrong.Message}", wrong);
        }
        finally
        {
            site?.Dispose();
        }
    }

    private static async Task<string> RootAsync(ShownCheckpoint earlier, long size, CancellationToken cancellation)
    {
        if (size == earlier.Signed.Size)
            return earlier.Signed.Root.ToString();
        if (size > earlier.Signed.Size)
            throw new SourceUnreachableException($"{earlier.Name} shows {earlier.Signed.Size} entries of the earlier log, and the first entry names {size}: give a newer checkpoint with --after.");
        return earlier.Tiles is { } tiles
            ? (size == 0 ? LogHash.EmptyTree : await earlier.Signed.PrefixRootAsync(size, tiles, cancellation)).ToString()
            : throw new SourceUnreachableException($"{earlier.Name} is a checkpoint over {earlier.Signed.Size} entries, and the first entry names {size}: give a site or folder with the tiles of the earlier log with --after.");
    }
}
