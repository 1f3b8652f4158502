using System.Text;
using Sirekap.Log;

namespace Sirekap.Fuzz.Logs;

/// <summary>Changes the text of a compact receipt, or the bytes behind it: a witness's part comes twice, goes, or changes places; the rest is cut or spoilt.</summary>
/// <param name="receipt">What to start from.</param>
sealed class ReceiptMutator(byte[] receipt)
{
    // Key id, time, signature.
    const int WitnessLength = 4 + 4 + 64;

    readonly byte[] _bytes = Base45.Decode(LogCorpus.Text(receipt).AsSpan(CompactReceipt.Mark.Length)) ?? throw new InvalidDataException("The corpus has no compact receipt.");

    /// <summary>The input of a seed.</summary>
    public byte[] Make(int seed)
    {
        var dice = new Random(seed);
        return dice.Next(4) == 0 ? ByteMutator.Mutate(receipt, dice) : Encoding.ASCII.GetBytes(CompactReceipt.Mark + Base45.Encode(Change(dice)));
    }

    byte[] Change(Random dice) => dice.Next(6) switch
    {
        0 => [.. _bytes, .. _bytes[^WitnessLength..]],
        1 => _bytes[..^WitnessLength],
        2 => [.. _bytes[..^(2 * WitnessLength)], .. _bytes[^WitnessLength..], .. _bytes[^(2 * WitnessLength)..^WitnessLength]],
        3 => _bytes[..dice.Next(_bytes.Length)],
        4 => WithSpoiltHead(dice),
        _ => ByteMutator.Mutate(_bytes, dice),
    };

    // Version, key id, index and size stand in the first dozen bytes.
    byte[] WithSpoiltHead(Random dice)
    {
        var bytes = (byte[])_bytes.Clone();
        bytes[dice.Next(12)] = (byte)dice.Next(256);
        return bytes;
    }
}
