using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Server.Reports;

/// <summary>
/// A small price in computing time: a number whose SHA-256 together with the mark of a challenge begins with so many zero bits. The script
/// <c>wwwroot/report/report.js</c> looks for it in browsers.
/// </summary>
public static class ProofOfWork
{
    /// <summary>A mark of 43 characters, a colon and the number fill one block of SHA-256.</summary>
    private const int MostDigits = 11;

    /// <summary>How many zero bits a number proves for a mark; 0 for what is no number.</summary>
    public static int BitsOf(string mark, string number) =>
        number.Length is > 0 and <= MostDigits && number.All(char.IsAsciiDigit) ? ZeroBits(SHA256.HashData(Encoding.ASCII.GetBytes($"{mark}:{number}"))) : 0;

    /// <summary>Whether a number proves so much work for a mark.</summary>
    public static bool IsProof(string mark, string number, int bits) => BitsOf(mark, number) >= bits;

    /// <summary>Finds a number: what a browser does.</summary>
    public static string Find(string mark, int bits)
    {
        for (long number = 0; ; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            if (IsProof(mark, text, bits))
                return text;
        }
    }

    private static int ZeroBits(ReadOnlySpan<byte> hash)
    {
        var first = hash.IndexOfAnyExcept((byte)0);
        return first < 0 ? 8 * hash.Length : (8 * first) + BitOperations.LeadingZeroCount((uint)hash[first]) - 24;
    }
}
