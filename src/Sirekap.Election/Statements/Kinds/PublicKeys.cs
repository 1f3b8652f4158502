using System.Buffers.Text;
using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Public keys in statements: SubjectPublicKeyInfo in base64url without padding.</summary>
internal static class PublicKeys
{
    public static string Encode(ImmutableArray<byte> key) => Base64Url.EncodeToString(key.AsSpan());

    public static ImmutableArray<byte> Decode(string text)
    {
        if (!Base64Url.IsValid(text) || text.Contains('=', StringComparison.Ordinal))
            throw new RefusedException("malformed", "A public key is not base64url without padding.");
        return [.. Base64Url.DecodeFromChars(text)];
    }
}
