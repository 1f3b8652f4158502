using System.Buffers;

namespace Sirekap.Election.Statements;

/// <summary>Lower hexadecimal text, the only form of digests and key ids.</summary>
internal static class Hex
{
    private static readonly SearchValues<char> LowerDigits = SearchValues.Create("0123456789abcdef");

    public static bool IsLower(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LowerDigits);
}
