namespace Sirekap.Forms.Printing;

/// <summary>The character set of the printed texts: Windows-1252, which PDF calls WinAnsiEncoding.</summary>
static class Windows1252
{
    const string High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>The codes of a text; a character outside the set becomes a question mark.</summary>
    public static byte[] Encode(string text) => [.. text.Select(CodeOf)];

    public static char CharacterOf(byte code) => code is >= 0x80 and <= 0x9F ? High[code - 0x80] : (char)code;

    static byte CodeOf(char character) => character switch
    {
        < '\u0080' or (>= '\u00a0' and <= '\u00ff') => (byte)character,
        _ => High.IndexOf(character, StringComparison.Ordinal) is >= 0 and var place ? (byte)(0x80 + place) : (byte)'?',
    };
}
