using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Sirekap.Server.Residency;

/// <summary>What opens a sealed place: given to an auditor, it shows what the server meant when it sealed it.</summary>
/// <param name="Salt">The salt in lower hexadecimal.</param>
/// <param name="Host">Name and port.</param>
/// <param name="Addresses">The addresses to which it led.</param>
public sealed record SealedOpening(string Salt, string Host, ImmutableArray<string> Addresses)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Keeps the openings of one attestation in <c>DATA/residency/{index}.json</c>, which nobody but the owner may read.</summary>
    public static async Task KeepAsync(string data, long index, IReadOnlyDictionary<string, SealedOpening> openings, CancellationToken cancellation)
    {
        var folder = Path.Combine(data, "residency");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture) + ".json");
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(openings, s_json), cancellation);
    }

    /// <summary>Reads the openings of one attestation.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static IReadOnlyDictionary<string, SealedOpening> Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<SortedDictionary<string, SealedOpening>>(json, s_json) ?? throw new JsonException("null is no file of openings.");
}
