using System.Globalization;
using System.Text;

namespace Sirekap.Log;

/// <summary>Readers that accept one spelling only, so that equal values mean equal bytes.</summary>
static class StrictText
{
    static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes UTF-8, or returns null if the bytes are not.</summary>
    public static string? DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Decodes padded standard base64 without white space and stray bits, or returns null.</summary>
    public static byte[]? DecodeBase64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length))
            return null;
        var decoded = bytes.AsSpan(0, length);
        return text.SequenceEqual(Convert.ToBase64String(decoded)) ? decoded.ToArray() : null;
    }

    /// <summary>Reads an ASCII decimal of at least 0 without sign and leading zeros, or returns null.</summary>
    public static long? ParseDecimal(ReadOnlySpan<char> text) =>
        // The platform's reader overlooks NUL characters at the end.
        !text.ContainsAnyExceptInRange('0', '9')
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && (text.Length == 1 || text[0] != '0')
            ? value
            : null;
}
