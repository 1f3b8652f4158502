using System.Globalization;
using System.Text;
using Sirekap.Log;

namespace Sirekap.Fuzz.Logs;

/// <summary>
/// Makes the corpus of the log's parsers anew: a log of 700 entries, the first of which are the statements given, signed and cosigned with keys that are no secret.
/// </summary>
static class LogCorpusMaker
{
    const int Size = 700;

    static readonly DateTimeOffset s_time = new(2029, 2, 14, 12, 0, 0, TimeSpan.Zero);

    static readonly NoteSigner s_log = new("sirekap.example.id/fuzz", Seed(1));

    static readonly Cosigner[] s_witnesses =
    [
        Cosigner.Ed25519("bawaslu.example.id/saksi", Seed(2)), Cosigner.Ed25519("kampus.example.id/saksi", Seed(3)), Cosigner.MlDsa44("pers.example.id/saksi", Seed(4)),
    ];

    /// <summary>Writes it into a folder.</summary>
    /// <param name="statements">A folder of log entries, one a file.</param>
    /// <param name="folder">Where to.</param>
    public static async Task WriteAsync(string statements, string folder)
    {
        var entries = Directory.GetFiles(statements).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var tiles = new Tiles();
        TreeHead last = default;
        for (var index = 0; index < Size; index++)
        {
            if (index == LogCorpus.WitnessedSize)
                last = new(index, tiles.Tree.Root);
            tiles.Add(index < entries.Count ? entries[index] : Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {index}")));
        }

        tiles.Close();
        var plain = SignedCheckpoint.Sign(Size, tiles.Tree.Root, s_log);
        var two = Cosigned(plain, 2);
        var three = Cosigned(plain, 3);
        var tree = new TileTree(tiles, Size);
        var proof = TlogProof.From(await tree.ProveInclusionAsync(LogCorpus.ProvenIndex), two);
        var extended = SignedNote.Sign(plain.Checkpoint.ToText() + "a line of somebody else\n", s_log);

        var policy = Encoding.UTF8.GetBytes(
            $"# Who signed this corpus.\nlog {s_log.Verifier} https://sirekap.example.id/log\nwitness bawaslu {s_witnesses[0].Verifier} https://bawaslu.example.id\n"
            + $"witness kampus {s_witnesses[1].Verifier}\nwitness pers {s_witnesses[2].Verifier}\ngroup warga any kampus pers\ngroup semua all bawaslu warga\nquorum semua\n");
        Write("policy/known.policy", policy);
        Write("note/plain.note", plain.Note.Bytes);
        Write("note/two.note", two.Note.Bytes);
        Write("note/three.note", three.Note.Bytes);
        Write("note/extended.note", extended.Bytes);
        Write("note/empty.note", SignedCheckpoint.Sign(0, LogHash.EmptyTree, s_log).Note.Bytes);
        Write("checkpoint/plain.txt", Encoding.UTF8.GetBytes(plain.Checkpoint.ToText()));
        Write("checkpoint/extended.txt", Encoding.UTF8.GetBytes(extended.Text));
        Write("proof/bare.tlog-proof", proof.ToBytes());
        Write("proof/with-entry.tlog-proof", (proof with { Extra = entries[LogCorpus.ProvenIndex] }).ToBytes());
        Write("receipt/two.txt", Encoding.ASCII.GetBytes(CompactReceipt.Write(proof, LogHash.OfLeaf(entries[LogCorpus.ProvenIndex]), LogPolicy.Parse(policy))));
        Write("bundle/000.p", EntryBundle.Encode([.. entries.Select(entry => (ReadOnlyMemory<byte>)entry)]));
        Write("tile/000.p", tiles.Tree.PartialTiles().First().Encode());
        Write("path/all.txt", Encoding.ASCII.GetBytes("tile/0/x001/x234/067\ntile/1/000.p/17\ntile/entries/273.p/112\ntile/63/999\n"));
        Write("witness/grows.txt", AddCheckpoint.From(await tree.ProveConsistencyAsync(last.Size), plain).ToBytes());
        Write("witness/cosigned.txt", AddCheckpoint.From(await tree.ProveConsistencyAsync(last.Size), two).ToBytes());
        Write("witness-state.txt", Encoding.ASCII.GetBytes(last.Root.ToString()));
        for (var index = 0; index < entries.Count; index++)
            Write(string.Create(CultureInfo.InvariantCulture, $"statement/{index:00}.json"), entries[index]);

        void Write(string name, ReadOnlyMemory<byte> bytes)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes.ToArray());
        }
    }

    static SignedCheckpoint Cosigned(SignedCheckpoint plain, int count) => plain.With(
        Encoding.UTF8.GetBytes(string.Concat(s_witnesses[..count].Select((witness, place) => witness.Cosign(plain, s_time.AddSeconds(place))))),
        [.. s_witnesses[..count].Select(witness => witness.Verifier)]);

    static byte[] Seed(byte of) => [.. Enumerable.Repeat(of, NoteSigner.SeedLength)];

    sealed class Tiles : ITileSource
    {
        readonly Dictionary<TilePath, byte[]> _files = [];

        public GrowingTree Tree { get; } = new();

        public void Add(byte[] entry) => Tree.Append(LogHash.OfLeaf(entry), tile => _files[tile.Path] = tile.Encode());

        public void Close()
        {
            foreach (var tile in Tree.PartialTiles())
                _files[tile.Path] = tile.Encode();
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
            new(_files.TryGetValue(path, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);
    }
}
