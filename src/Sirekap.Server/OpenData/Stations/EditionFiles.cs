using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>Gives out the files of an edition: as they lie there, or as the table itself in the encoding that the reader takes.</summary>
internal static class EditionFiles
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>A file: by an ending of <see cref="Edition.Endings"/>, or by <c>.csv</c>.</summary>
    public static IResult Give(HttpContext http, Edition edition, string ending)
    {
        var headers = http.Response.Headers;
        PublicAnswer.AllowEveryOrigin(http.Response);
        headers.CacheControl = Forever;
        headers[PublicAnswer.SizeHeader] = edition.Size.ToString(CultureInfo.InvariantCulture);
        if (ending != ".csv")
            return File(edition, ending, TypeOf(ending));
        headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (encoding, kept) in new[] { ("zstd", ".csv.zst"), ("gzip", ".csv.gz") })
        {
            if (!Takes(new(http.Request.Headers), encoding))
                continue;
            headers.ContentEncoding = encoding;
            return File(edition, kept, Csv.Type);
        }

        return TypedResults.Stream(
            new GZipStream(System.IO.File.OpenRead(edition.PathOf(".csv.gz")), CompressionMode.Decompress), Csv.Type, entityTag: Tag(edition, ending));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.PhysicalFileHttpResult File(Edition edition, string ending, string type) => TypedResults.PhysicalFile(
        edition.PathOf(ending), type, entityTag: Tag(edition, ending), enableRangeProcessing: true);

    // The same table may be compressed otherwise by a later version of the library: the length tells such files apart.
    private static EntityTagHeaderValue Tag(Edition edition, string ending) => new(string.Create(
        CultureInfo.InvariantCulture, $"\"{edition.Sha256[..24]}{ending}{(ending == ".csv" ? null : $".{new FileInfo(edition.PathOf(ending)).Length}")}\""));

    private static string TypeOf(string ending) => ending switch
    {
        ".csv.zst" => "application/zstd",
        ".csv.gz" or ".nist.json.gz" or ".nist-evidence.json.gz" => "application/gzip",
        ".parquet" => "application/vnd.apache.parquet",
        ".statistics.json" => PublicAnswer.Json,
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "An edition has no such file."),
    };

    private static bool Takes(RequestHeaders headers, string encoding) =>
        headers.AcceptEncoding.Any(offer => offer.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && offer.Quality is not 0);
}
