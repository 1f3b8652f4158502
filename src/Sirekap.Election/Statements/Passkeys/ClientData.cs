using System.Text.Json;

namespace Sirekap.Election.Statements.Passkeys;

/// <summary>
/// What the browser says of a signing (clientDataJSON of WebAuthn level 3, section 5.8.1). The bytes are kept and hashed as they are; of
/// their members only those are read that bind the signature. Browsers may add others, but no name may stand twice: two readers could
/// then see two challenges.
/// </summary>
internal sealed record ClientData(string Type, string Challenge, string Origin, bool IsCrossOrigin)
{
    public const int MostBytes = 1024;
    private const int MostDepth = 4;

    /// <summary>Reads the members; null where the bytes are no such object.</summary>
    public static ClientData? Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MostBytes)
            return null;
        try
        {
            var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
            var isCrossOrigin = false;
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (!texts.TryAdd(name, reader.TokenType == JsonTokenType.String ? reader.GetString() : null))
                    return null;
                // Whatever is not plainly "no" counts as signed inside another site's page.
                isCrossOrigin |= name is "crossOrigin" && reader.TokenType != JsonTokenType.False;
                reader.Skip();
            }

            if (reader.Read())
                return null;
            return texts.GetValueOrDefault("type") is { } type && texts.GetValueOrDefault("challenge") is { } challenge && texts.GetValueOrDefault("origin") is { } origin
                ? new(type, challenge, origin, isCrossOrigin || texts.ContainsKey("topOrigin"))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
