using System.Buffers.Text;
using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Public keys in statements: SubjectPublicKeyInfo in base64url without padding.</summary>
internal static class PublicKeys
{
    public static string Encode(ImmutableArray<byte> key) => Base64Url.EncodeToString(key.AsSpan());

    public static ImmutableArray<byte> Decode(string text)
    {
        // Base64 has several spellings of the same bytes (spaces, padding, loose last bits); a statement may use one.
        if (Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is var key && Base64Url.EncodeToString(key) == text)
            return [.. key];
        throw new RefusedException("malformed", "A public key is not base64url without padding.");
    }
}
