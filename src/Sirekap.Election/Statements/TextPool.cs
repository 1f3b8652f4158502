using System.Text;

namespace Sirekap.Election.Statements;

/// <summary>
/// Gives the same string for the same short word, so that the names of fields and contests are in memory once and not once for each form of the
/// nation. A word that comes later takes its place from one that falls on the same slot: nobody can fill the pool, and nothing depends on it.
/// </summary>
internal static class TextPool
{
    private const int Longest = 24, SlotCount = 4096;

    // References are read and written whole, so that threads need no lock: at worst one of them makes a string that was there.
    private static readonly string?[] Slots = new string?[SlotCount];

    /// <summary>The string of a word; null for what is no word: that begins with no letter, is long, or is not ASCII.</summary>
    /// <param name="word">Its bytes.</param>
    public static string? Share(ReadOnlySpan<byte> word)
    {
        if (word.Length is 0 or > Longest || !char.IsAsciiLetter((char)word[0]))
            return null;
        Span<char> letters = stackalloc char[Longest];
        if (Ascii.ToUtf16(word, letters, out var length) != System.Buffers.OperationStatus.Done)
            return null;
        letters = letters[..length];
        ref var slot = ref Slots[unchecked((uint)string.GetHashCode(letters, StringComparison.Ordinal)) % SlotCount];
        var there = slot;
        return there is not null && letters.SequenceEqual(there) ? there : slot = new(letters);
    }
}
