using System.Collections.Immutable;
using System.Text;
using Sirekap.Log;

namespace Sirekap.Fuzz.Logs;

/// <summary>The small files of a log, signed and unsigned, in <c>tests/Sirekap.Log.Tests/Fixtures/fuzz</c>, one folder for each target.</summary>
public static class LogCorpus
{
    /// <summary>The entry that proofs and receipts are for.</summary>
    public const int ProvenIndex = 3;

    /// <summary>The size that the witness of the corpus has cosigned last.</summary>
    public const int WitnessedSize = 256;

    /// <summary>Where they lie in the working copy that this program is run in.</summary>
    public static string Folder { get; } = Corpus.Find("tests/Sirekap.Log.Tests/Fixtures/fuzz");

    /// <summary>Who signed the corpus: its log and its witnesses, two of whom must have cosigned.</summary>
    public static LogPolicy Policy { get; } = LogPolicy.Parse(File.ReadAllBytes(Path.Combine(Folder, "policy", "known.policy")));

    /// <summary>The same without asking for witnesses.</summary>
    public static LogPolicy AnyPolicy { get; } = Policy.WithoutQuorum();

    /// <summary>The hash of the entry at <see cref="ProvenIndex"/>.</summary>
    public static LogHash ProvenLeaf { get; } = LogHash.OfLeaf(Entries(Bundle())[ProvenIndex].Span);

    /// <summary>All files of a target, in the order of their names.</summary>
    public static ImmutableArray<byte[]> Files(string target) =>
        [.. Directory.GetFiles(Path.Combine(Folder, target)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>The bundle of the corpus: a handful of statements.</summary>
    public static byte[] Bundle() => Files("bundle")[0];

    /// <summary>Takes a bundle apart without knowing how many entries it should have; stops where it ends early.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Entries(ReadOnlyMemory<byte> bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (bundle.Length >= 2 && ((bundle.Span[0] << 8) | bundle.Span[1]) is var length && bundle.Length >= 2 + length)
        {
            entries.Add(bundle.Slice(2, length));
            bundle = bundle[(2 + length)..];
        }

        return entries;
    }

    /// <summary>A file as text.</summary>
    public static string Text(byte[] file) => Encoding.UTF8.GetString(file);
}
