using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sirekap.Log;

namespace Sirekap.Witness.Tests;

/// <summary>A log of invented entries, and the requests that it sends to witnesses.</summary>
/// <param name="fork">Another number gives another history after the fifth entry.</param>
sealed class SmallLog(int fork = 0)
{
    public static readonly NoteSigner Key = new("log.example/pemilu", new byte[NoteSigner.SeedLength]);

    readonly List<LogHash> _leaves = [.. Enumerable.Range(0, 2000).Select(at => LogHash.OfLeaf(EntryOf(at < 5 ? at : at + (10_000 * fork))))];

    public SignedCheckpoint At(int size) => SignedCheckpoint.Sign(size, RootOf(0, size), Key);

    public AddCheckpoint Request(int from, int to) => AddCheckpoint.From(new ConsistencyProof(from, to, Proof(from, to)), At(to));

    /// <summary>Publishes a state of fewer than 256 entries in a folder, under a checkpoint that others have signed too.</summary>
    public void WriteTo(string folder, byte[] checkpoint, int size)
    {
        Write("checkpoint", checkpoint);
        Write(TilePath.Hashes(0, 0, size).ToString(), new HashTile(TilePath.Hashes(0, 0, size), [.. _leaves[..size]]).Encode());
        Write(TilePath.Entries(0, size).ToString(), EntryBundle.Encode([.. Enumerable.Range(0, size).Select(at => (ReadOnlyMemory<byte>)EntryOf(at))]));

        void Write(string name, byte[] bytes)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    ImmutableArray<LogHash> Proof(int from, int to) => from == 0 || from == to ? [] : [.. SubProof(from, 0, to, complete: true)];

    // RFC 6962, section 2.1.2.
    IEnumerable<LogHash> SubProof(int m, int start, int end, bool complete)
    {
        if (m == end - start)
            return complete ? [] : [RootOf(start, end)];
        var k = Split(end - start);
        return m <= k
            ? [.. SubProof(m, start, start + k, complete), RootOf(start + k, end)]
            : [.. SubProof(m - k, start + k, end, complete: false), RootOf(start, start + k)];
    }

    LogHash RootOf(int start, int end)
    {
        if (start == end)
            return LogHash.EmptyTree;
        if (end - start == 1)
            return _leaves[start];
        var k = Split(end - start);
        return LogHash.OfNode(RootOf(start, start + k), RootOf(start + k, end));
    }

    static byte[] EntryOf(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
            k *= 2;
        return k;
    }
}
