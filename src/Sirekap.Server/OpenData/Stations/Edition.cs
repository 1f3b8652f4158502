using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using Sirekap.Election.Rules;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.OpenData.Statistics;
using ZstdSharp;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>One table of stations at one size of the log, as files that never change.</summary>
/// <param name="Folder">Where the files lie.</param>
/// <param name="Size">The number of log entries that it follows from.</param>
/// <param name="Rows">How many stations.</param>
/// <param name="Made">When it was made, by this server's clock.</param>
/// <param name="Sha256">The SHA-256 of the uncompressed CSV, in hex: the same wherever the edition of this size is made.</param>
internal sealed record Edition(string Folder, long Size, int Rows, DateTimeOffset Made, string Sha256)
{
    // Above these, time grows faster than the gain.
    private const int ZstdLevel = 6;

    /// <summary>The formats in which an edition lies ready, by the ending of their name.</summary>
    public static ImmutableArray<string> Endings { get; } = [".csv.zst", ".csv.gz", ".parquet", ".statistics.json"];

    /// <summary>The path of a file.</summary>
    public string PathOf(string ending) => Path.Combine(Folder, "table" + ending);

    /// <summary>Writes the files of an edition into a folder of its own.</summary>
    public static async Task<Edition> MakeAsync(StationTable table, RuleCatalogue catalogue, string folder, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var zstd = new CompressionStream(File.Create(Path.Combine(folder, "table.csv.zst")), ZstdLevel, leaveOpen: false))
        using (var gzip = new GZipStream(File.Create(Path.Combine(folder, "table.csv.gz")), CompressionLevel.Optimal))
        {
            table.WriteCsv(piece =>
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(piece);
                zstd.Write(piece);
                gzip.Write(piece);
            });
        }

        await using (var parquet = File.Create(Path.Combine(folder, "table.parquet")))
            await StationParquet.WriteAsync(table, parquet, cancellation);
        var statistics = StatisticsFiles.OfTable(StatisticsSheet.Of(table.Contest, catalogue, TableRows.Of(table)), table.Region.Code, table.Size);
        await File.WriteAllBytesAsync(Path.Combine(folder, "table.statistics.json"), OpenJson.ToBytes(statistics), cancellation);
        return new(folder, table.Size, table.Rows.Length, now, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
