using System.Buffers.Binary;
using Sirekap.Log;

namespace Sirekap.Fuzz.Logs;

/// <summary>Changes a bundle of entries where it hurts: lengths, whole entries, its end.</summary>
/// <param name="bundle">What to start from.</param>
sealed class BundleMutator(byte[] bundle)
{
    readonly byte[][] _parts = [.. LogCorpus.Entries(bundle).Select(Prefixed)];

    /// <summary>The input of a seed.</summary>
    public byte[] Make(int seed)
    {
        var dice = new Random(seed);
        var parts = _parts.Select(part => (byte[])part.Clone()).ToList();
        for (var change = dice.Next(1, 4); change > 0 && parts.Count > 0; change--)
            Change(parts, dice);
        return [.. parts.SelectMany(part => part)];
    }

    static void Change(List<byte[]> parts, Random dice)
    {
        var at = dice.Next(parts.Count);
        switch (dice.Next(6))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(at, parts[dice.Next(parts.Count)]);
                break;
            case 2 when parts[at].Length >= sizeof(ushort):
                BinaryPrimitives.WriteUInt16BigEndian(parts[at], (ushort)Math.Clamp(BinaryPrimitives.ReadUInt16BigEndian(parts[at]) + dice.Next(-2, 3), 0, ushort.MaxValue));
                break;
            case 3 when parts[at].Length >= sizeof(ushort):
                BinaryPrimitives.WriteUInt16BigEndian(parts[at], (ushort)(dice.Next(2) * ushort.MaxValue));
                break;
            case 4:
                parts[at] = parts[at][..dice.Next(parts[at].Length + 1)];
                break;
            default:
                parts[at] = ByteMutator.Mutate(parts[at], dice);
                break;
        }
    }

    static byte[] Prefixed(ReadOnlyMemory<byte> entry) => EntryBundle.Encode([entry]);
}
