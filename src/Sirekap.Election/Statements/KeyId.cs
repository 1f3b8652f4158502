using System.Security.Cryptography;

namespace Sirekap.Election.Statements;

/// <summary>The name of a key: the first 16 bytes of the SHA-256 of its public half (SubjectPublicKeyInfo), as 32 lower hexadecimal digits.</summary>
public readonly record struct KeyId
{
    private const int Digits = 32;

    private readonly UInt128 _number;

    private KeyId(ReadOnlySpan<byte> bytes) => _number = Hex.Number(bytes);

    /// <summary>The id of a public key given as SubjectPublicKeyInfo.</summary>
    public static KeyId Of(ReadOnlySpan<byte> publicKey)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(publicKey, digest);
        return new(digest[..(Digits / 2)]);
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="RefusedException">The text is not 32 lower hexadecimal digits.</exception>
    public static KeyId Parse(string hex) => IsKeyId(hex)
        ? new(Convert.FromHexString(hex))
        : throw new RefusedException("malformed", $"\"{hex}\" is not a key id of {Digits} lower hexadecimal digits.");

    /// <summary>Whether a text is the name of a key.</summary>
    public static bool IsKeyId(string text) => text.Length == Digits && Hex.IsLower(text);

    /// <inheritdoc/>
    public override string ToString() => Hex.Write(_number);
}
