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

    /// <summary>The file with the openings of one attestation.</summary>
    public static string PathOf(string data, long index) => Path.Combine(data, "residency", index.ToString(CultureInfo.InvariantCulture) + ".json");

    /// <summary>Writes the openings of one attestation to their file, whole or not at all.</summary>
    public static async Task WriteAsync(string data, long index, IReadOnlyDictionary<string, SealedOpening> openings, CancellationToken cancellation)
    {
        var path = PathOf(data, index);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path + ".new", JsonSerializer.SerializeToUtf8Bytes(openings, s_json), cancellation);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>One opening as bytes.</summary>
    public static byte[] Write(SealedOpening opening) => JsonSerializer.SerializeToUtf8Bytes(opening, s_json);

    /// <summary>One opening from its bytes.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static SealedOpening ReadOne(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<SealedOpening>(json, s_json) ?? throw new JsonException("null is no opening.");

    /// <summary>Reads the openings of one attestation.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static IReadOnlyDictionary<string, SealedOpening> Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<SortedDictionary<string, SealedOpening>>(json, s_json) ?? throw new JsonException("null is no file of openings.");
}
