using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;
using Sirekap.Server.Claims;
using Sirekap.Server.Hosting;
using Spectre.Console;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap claims import</c>: records what others publish as signed claims on a running server.</summary>
internal static class ClaimsCommand
{
    private static readonly string[] Sources = [KpuClaims.Source];

    /// <summary>The command with its subcommands.</summary>
    public static Command Build() => new("claims", "Klaim pihak lain · What others publish, kept beside our figures") { Import() };

    private static Command Import()
    {
        var folder = new Argument<DirectoryInfo>("dir") { Description = "Folder of station payloads, named by 13 characters and .json, flat or in KPU's tree" };
        folder.AcceptExistingOnly();
        var source = new Option<string>("--source") { Description = "Who published the payloads", Required = true };
        source.AcceptOnlyFromAmong(Sources);
        var server = new Option<Uri>("--server") { Description = "Address of the running server", Required = true, CustomParser = ParseServer };
        var key = new Option<FileInfo>("--key") { Description = "PEM file with the importer's P-256 private key", Required = true };
        key.AcceptExistingOnly();
        var contest = new Option<string?>("--contest") { Description = "The contest of the payloads; needed where the election has several" };
        var election = new Option<DirectoryInfo?>("--election") { Description = "The election's folder; the one that ships by default" };
        var command = new Command("import", "Catat klaim · Record payloads as signed claims; may be repeated") { folder, source, server, key, contest, election };
        command.SetAction((arguments, cancel) => Run(
            arguments.GetRequiredValue(folder).FullName,
            arguments.GetRequiredValue(server),
            arguments.GetRequiredValue(key).FullName,
            arguments.GetValue(contest),
            arguments.GetValue(election)?.FullName,
            cancel));
        return command;
    }

    private static Uri? ParseServer(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme.StartsWith("http", StringComparison.Ordinal))
            return server;
        argument.AddError($"\"{text}\" is not the address of a server: give one such as http://127.0.0.1:8024.");
        return null;
    }

    private static async Task<int> Run(
        string folder, Uri server, string keyFile, string? contestCode, string? electionFolder, CancellationToken cancel)
    {
        try
        {
            var election = ElectionFolder.Load(electionFolder ?? ElectionFolder.Find());
            var contest = Pick(election.Contests, contestCode);
            using var key = ECDsa.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(keyFile, cancel));
            using var client = new HttpClient { BaseAddress = server };
            var importer = new ClaimImporter(
                election, contest, new ClaimServer(client, TimeProvider.System), new P256Signer(key), TimeProvider.System);
            return Summarise(await Import(importer, ClaimFolder.Find(folder), cancel));
        }
        catch (Exception error) when (error is RefusedException or HttpRequestException or IOException or CryptographicException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }

    private static Contest Pick(IReadOnlyCollection<Contest> contests, string? code)
    {
        if (code is null && contests.Count == 1)
            return contests.First();
        return contests.FirstOrDefault(contest => contest.Code == code)
            ?? throw new RefusedException("contest-unknown", $"Name one of the election's contests with --contest: {string.Join(", ", contests.Select(contest => contest.Code))}.");
    }

    private static async Task<List<ClaimResult>> Import(ClaimImporter importer, IReadOnlyList<ClaimFile> files, CancellationToken cancel)
    {
        var results = new List<ClaimResult>(files.Count);
        await AnsiConsole.Progress().StartAsync(async context =>
        {
            var progress = context.AddTask("Klaim · Claims", maxValue: files.Count);
            await foreach (var result in importer.Import(files, cancel))
            {
                results.Add(result);
                progress.Increment(1);
            }
        });
        return results;
    }

    private static int Summarise(List<ClaimResult> results)
    {
        foreach (var result in results.Where(result => result.Refusal is not null))
            Console.Error.WriteLine($"{result.File.Path}: {result.Refusal!.Sentence}");
        var by = results.CountBy(result => result.Outcome).ToDictionary();
        Console.WriteLine(
            $"{results.Count} payloads: {Count(ClaimOutcome.Recorded)} recorded, {Count(ClaimOutcome.Unchanged)} known already, "
            + $"{Count(ClaimOutcome.Empty)} without figures, {Count(ClaimOutcome.Refused)} refused.");
        return Count(ClaimOutcome.Refused) == 0 ? 0 : 1;

        int Count(ClaimOutcome outcome) => by.GetValueOrDefault(outcome);
    }
}
