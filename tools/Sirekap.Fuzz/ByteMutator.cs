namespace Sirekap.Fuzz;

/// <summary>Changes bytes without knowing what they mean. The same seed gives the same changes.</summary>
public static class ByteMutator
{
    static readonly byte[] s_telling = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF, 0x10, 0x20, 0xF0, 0xD0];

    /// <summary>One to eight changes.</summary>
    /// <param name="input">The bytes to start from.</param>
    /// <param name="dice">Decides what happens.</param>
    public static byte[] Mutate(byte[] input, Random dice)
    {
        var bytes = (byte[])input.Clone();
        for (var change = dice.Next(1, 9); change > 0 && bytes.Length > 0; change--)
            bytes = Change(bytes, dice);
        return bytes;
    }

    static byte[] Change(byte[] bytes, Random dice)
    {
        var at = dice.Next(bytes.Length);
        var length = Math.Min(dice.Next(1, 64), bytes.Length - at);
        switch (dice.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << dice.Next(8));
                return bytes;
            case 1:
                bytes[at] = s_telling[dice.Next(s_telling.Length)];
                return bytes;
            case 2:
                dice.NextBytes(bytes.AsSpan(at, length));
                return bytes;
            case 3:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)];
            case 4:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at, length), .. bytes.AsSpan(at)];
            case 5:
                var other = dice.Next(bytes.Length - length + 1);
                bytes.AsSpan(other, length).ToArray().CopyTo(bytes, at);
                return bytes;
            default:
                return dice.Next(8) == 0 ? bytes[..at] : bytes;
        }
    }
}
