using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Sirekap.Election.Contests;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.Hosting;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Statistics;
using ZstdSharp;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap statistics</c>: computes the statistics of a published table anew, to the same bytes as the site's.</summary>
internal static class StatisticsCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var file = new Argument<FileInfo>("table") { Description = "A table of stations as published, such as 12345.csv.zst, .csv.gz or .csv" };
        file.AcceptExistingOnly();
        var size = new Option<long?>("--size") { Description = "The number of log entries that the table follows from; by default what its name begins with" };
        var contest = new Option<string?>("--contest") { Description = "The contest of the table; the election's first by default" };
        var election = new Option<DirectoryInfo?>("--election") { Description = "The election's folder; the one that ships by default" };
        var region = new Option<string?>("--region") { Description = "The region of the table; by default the one province in it, or the nation" };
        var command = new Command("statistics", "Hitung ulang statistik dari tabel TPS · Compute the statistics of a published table anew") { file, size, contest, region, election };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(file), arguments.GetValue(size), arguments.GetValue(contest), arguments.GetValue(region), arguments.GetValue(election)?.FullName, Console.OpenStandardOutput()));
        return command;
    }

    /// <summary>Writes the document.</summary>
    internal static int Run(FileInfo file, long? size, string? contestCode, string? regionCode, string? electionFolder, Stream output)
    {
        var election = ElectionFolder.Load(electionFolder ?? ElectionFolder.Find());
        try
        {
            var contest = contestCode is null ? election.Contests[0] : election.FindContest(contestCode)
                ?? throw new FormatException($"The election has no contest \"{contestCode}\": name one of {string.Join(", ", election.Contests.Select(one => one.Code))}.");
            var entries = size ?? SizeOf(file.Name);
            using var csv = new StreamReader(Open(file));
            var sheet = StatisticsSheet.Of(contest, election.Catalogue, TableRows.Read(csv, contest));
            // The nation's table has every province; one province alone is that province's table.
            var region = regionCode is not null
                ? (election.Regions.FindRegion(regionCode) ?? throw new FormatException($"There is no region \"{regionCode}\" in this election.")).Code
                : sheet.Provinces.Length == 1 && election.Regions.Nation.ChildCount > 1 ? sheet.Provinces[0].Code : election.Regions.Nation.Code;
            output.Write(OpenJson.ToBytes(StatisticsFiles.OfTable(sheet, region, entries)));
            return 0;
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidDataException or ZstdException)
        {
            Console.Error.WriteLine($"{file.Name}: {wrong.Message}");
            return 2;
        }
    }

    private static Stream Open(FileInfo file) => file.Extension switch
    {
        ".zst" => new DecompressionStream(file.OpenRead(), leaveOpen: false),
        ".gz" => new GZipStream(file.OpenRead(), CompressionMode.Decompress),
        _ => file.OpenRead(),
    };

    private static long SizeOf(string name) => long.TryParse(name.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new FormatException("Its name does not begin with the number of log entries, such as 12345.csv.gz: give it with --size.");
}
