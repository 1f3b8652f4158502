using System.Security.Cryptography;

namespace Sirekap.Election.Statements;

/// <summary>A SHA-256 digest, written as 64 lower hexadecimal digits. Kept as four numbers: there are millions of them in a count.</summary>
public readonly record struct Digest
{
    private const int Digits = 64;

    private readonly UInt128 _high, _low;

    private Digest(ReadOnlySpan<byte> bytes) => (_high, _low) = (Hex.Number(bytes[..16]), Hex.Number(bytes[16..]));

    /// <summary>Reads a digest.</summary>
    /// <exception cref="RefusedException">The text is not 64 lower hexadecimal digits.</exception>
    public static Digest Parse(string hex) => TryParse(hex, out var digest)
        ? digest
        : throw new RefusedException("malformed", $"\"{hex}\" is not a SHA-256 digest of 64 lower hexadecimal digits.");

    /// <summary>Reads a digest, if it is one.</summary>
    public static bool TryParse(string? hex, out Digest digest)
    {
        var fits = hex is { Length: Digits } && Hex.IsLower(hex);
        digest = fits ? new Digest(Convert.FromHexString(hex!)) : default;
        return fits;
    }

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return new(digest);
    }

    /// <inheritdoc/>
    public override string ToString() => Hex.Write(_high) + Hex.Write(_low);
}
