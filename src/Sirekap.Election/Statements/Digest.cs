using System.Security.Cryptography;

namespace Sirekap.Election.Statements;

/// <summary>A SHA-256 digest, written as 64 lower hexadecimal digits.</summary>
public readonly record struct Digest
{
    private readonly string? _hex;

    private Digest(string hex) => _hex = hex;

    /// <summary>Reads a digest.</summary>
    /// <exception cref="RefusedException">The text is not 64 lower hexadecimal digits.</exception>
    public static Digest Parse(string hex) => TryParse(hex, out var digest)
        ? digest
        : throw new RefusedException("malformed", $"\"{hex}\" is not a SHA-256 digest of 64 lower hexadecimal digits.");

    /// <summary>Reads a digest, if it is one.</summary>
    public static bool TryParse(string? hex, out Digest digest)
    {
        var fits = hex is { Length: 64 } && Hex.IsLower(hex);
        digest = fits ? new Digest(hex!) : default;
        return fits;
    }

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <inheritdoc/>
    public override string ToString() => _hex ?? throw new InvalidOperationException("An empty digest has no text.");
}
