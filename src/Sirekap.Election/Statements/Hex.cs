using System.Buffers;
using System.Buffers.Binary;

namespace Sirekap.Election.Statements;

/// <summary>Lower hexadecimal text, the only form of digests and key ids.</summary>
internal static class Hex
{
    private const int Bytes = 16;

    private static readonly SearchValues<char> LowerDigits = SearchValues.Create("0123456789abcdef");

    public static bool IsLower(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LowerDigits);

    /// <summary>Sixteen bytes as a number, the first byte the highest.</summary>
    public static UInt128 Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);

    /// <summary>The 32 digits of a number.</summary>
    public static string Write(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return Convert.ToHexStringLower(bytes);
    }
}
