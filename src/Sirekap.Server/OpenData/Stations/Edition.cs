using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using Sirekap.Election;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.OpenData.Nist;
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
    public static ImmutableArray<string> Endings { get; } = [".csv.zst", ".csv.gz", ".parquet", ".statistics.json", ".nist.json.gz", ".nist-evidence.json.gz"];

    /// <summary>The path of a file.</summary>
    public string PathOf(string ending) => Path.Combine(Folder, "table" + ending);

    /// <summary>Writes the files of an edition into a folder of its own.</summary>
    public static async Task<Edition> MakeAsync(StationTable table, ElectionDefinition election, string folder, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var zstd = new CompressionStream(File.Create(Path.Combine(folder, "table.csv.zst")), ZstdLevel, leaveOpen: false))
        using (var gzip = Gzip(folder, "table.csv.gz"))
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
        var statistics = StatisticsFiles.OfTable(StatisticsSheet.Of(table.Contest, election.Catalogue, TableRows.Of(table)), table.Region.Code, table.Size);
        await File.WriteAllBytesAsync(Path.Combine(folder, "table.statistics.json"), OpenJson.ToBytes(statistics), cancellation);
        using (var report = Gzip(folder, "table.nist.json.gz"))
            ElectionReport.Write(table, election, report, cancellation);
        using (var evidence = Gzip(folder, "table.nist-evidence.json.gz"))
            ReportEvidence.Write(table, evidence, cancellation);
        return new(folder, table.Size, table.Rows.Length, now, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static GZipStream Gzip(string folder, string name) => new(File.Create(Path.Combine(folder, name)), CompressionLevel.Optimal);
}
