using System.Text;
using Sirekap.Cli.Verification.Published;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Server.OpenData;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>
/// A night of the small election, published as a site does: log, JSON, table and pictures in the layout of the URLs. Enough
/// entries for full bundles and tiles.
/// </summary>
sealed class PublishedNight : IDisposable
{
    public const string Origin = "example.id/sirekap";

    private static readonly string[] Stations = ["1101012001001", "1101012001002", "1101012002001", "1201012001001", "1201022001004"];
    private static readonly PhotoLinks Photos = new("https://foto.example.id");

    public static NoteSigner Signer { get; } = new(Origin, Encoding.UTF8.GetBytes("a test's key, thirty-two bytes ."));

    public PublishedNight()
    {
        Story = new Story(SmallElection.Definition);
        for (var place = 0; place < Stations.Length; place++)
        {
            var figures = Story.Figures(
                ("D", 300), ("P", 250 + place), ("C.1", 100), ("C.2", 90), ("C.3", 50 + place), ("S", 240 + place), ("T", 10), ("J", 250 + place));
            Story.Submit(Stations[place], SmallElection.Desa, figures);
            // The last one is misread and waits for people.
            Story.ReadAll(Stations[place], SmallElection.Desa, field => place == Stations.Length - 1 && field == "C.2" ? 99 : figures[field].Value);
        }

        Story.Report(Stations[0], SmallElection.Desa, ReportSubject.FigureDiffers, "C.2", times: 3);
        for (var number = 0; number < 270; number++)
            Story.Claim("kpu", Stations[number % Stations.Length], SmallElection.Desa, ("C.1", number));
    }

    public Story Story { get; }

    /// <summary>Who cosigns the checkpoint.</summary>
    public Cosigner[] Witnesses { get; set; } = [];

    /// <summary>Who signs the checkpoint for the log: several while it changes its key.</summary>
    public NoteSigner[] Signers { get; set; } = [Signer];

    public NoteVerifier Key => Signer.Verifier;

    /// <summary>Writes all that the site serves.</summary>
    public void PublishTo(TempFolder site)
    {
        PublishLogTo(site);
        var list = new PublishedList(Photos, All: true, AtMost: null, Sample: 0, Seed: 0);
        foreach (var file in list.Of(Story.Count))
            site.Write(file.Path, file.Compute(Story.Count));
        foreach (var dossier in Story.Count.Contest(SmallElection.Desa)!.Dossiers)
        {
            foreach (var reading in dossier.Readings.Values)
                site.Write($"photos/{reading.Statement.PublicCopy}.jpg", Encoding.UTF8.GetBytes($"public {reading.Statement.Photo}"));
        }
    }

    /// <summary>Goes over to another key: the next publication is signed by it, and by the old one as well unless that is retired.</summary>
    public void ChangeKey(TempFolder site, NoteSigner next, TreeHead head, bool retire = false)
    {
        var old = Signers[0];
        Signers = retire ? [next] : [next, old];
        site.Write("log/" + KeyRotation.PathFrom(old.Verifier), KeyRotation.Sign(old, next, head).Bytes.Span);
    }

    /// <summary>Writes the log, properly signed, whatever its entries are.</summary>
    public void PublishLogTo(TempFolder site)
    {
        var tree = new GrowingTree();
        foreach (var entry in Story.Entries)
            tree.Append(LogHash.OfLeaf(entry.Span), Write);
        foreach (var partial in tree.PartialTiles())
            Write(partial);
        foreach (var path in LogLayout.Bundles(tree.Size))
        {
            var entries = Story.Entries.Skip((int)path.Index * TilePath.FullWidth).Take(path.Width).ToArray();
            site.Write($"log/{path}", EntryBundle.Encode(entries));
        }

        var checkpoint = SignedCheckpoint.Sign(tree.Size, tree.Root, Signers[0], Signers.AsSpan(1));
        foreach (var witness in Witnesses)
            checkpoint = checkpoint.With(Encoding.UTF8.GetBytes(witness.Cosign(checkpoint, DateTimeOffset.UnixEpoch.AddYears(56))!), witness.Verifier);
        site.Write("log/checkpoint", checkpoint.Note.Bytes.Span);
        site.Write("log/vkey", Encoding.UTF8.GetBytes(Signers[0].Verifier + "\n"));

        void Write(HashTile tile) => site.Write($"log/{tile.Path}", tile.Encode());
    }

    public void Dispose() => Story.Dispose();
}
