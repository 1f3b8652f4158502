namespace Sirekap.Server.Phones;

/// <summary>Douglas Crockford's base 32: no letter that looks like a digit, and whoever types one is understood.</summary>
internal static class CrockfordBase32
{
    /// <summary>Bits in a symbol.</summary>
    public const int Bits = 5;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Mask = (1 << Bits) - 1;

    /// <summary>Writes the lowest bits.</summary>
    /// <param name="bits">The number.</param>
    /// <param name="symbols">How many symbols.</param>
    public static string Write(UInt128 bits, int symbols) => string.Create(symbols, bits, static (text, rest) =>
    {
        for (var place = text.Length - 1; place >= 0; place--, rest >>= Bits)
            text[place] = Alphabet[(int)(rest & Mask)];
    });

    /// <summary>Reads so many symbols, however they are grouped; null where they are not so many, or one is none.</summary>
    public static UInt128? Parse(string text, int symbols)
    {
        UInt128 bits = 0;
        var read = 0;
        foreach (var letter in text)
        {
            if (letter is ' ' or '-')
                continue;
            var value = Alphabet.IndexOf(Meant(char.ToUpperInvariant(letter)), StringComparison.Ordinal);
            if (value < 0 || ++read > symbols)
                return null;
            bits = (bits << Bits) | (uint)value;
        }

        return read == symbols ? bits : null;
    }

    private static char Meant(char letter) => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
}
