using System.Collections.Immutable;
using System.Security.Cryptography;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Loading;

/// <summary>Turns the files of an election, as <c>docs/election-data.md</c> describes them, into its definition. Pure: bytes in, objects out.</summary>
public static class ElectionPackage
{
    private const string ElectionPath = "election.json";
    private const string RulesPath = "rules.json";

    /// <summary>Reads and checks everything.</summary>
    /// <param name="files">The bytes of each file by its relative path with forward slashes, such as <c>regions/11.csv</c>.</param>
    /// <exception cref="ElectionDataException">A file is missing, superfluous or wrong; the message names file, place, value and next step.</exception>
    public static ElectionDefinition Load(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var election = LoadElection(files);
        var (contests, catalogue) = LoadContests(files);
        RefuseStrangers(files, election);
        if (election.Objections is { AnswerWithinHours: <= 0 } rule)
            throw new ElectionDataException(ElectionPath, "objections", $"Objections are answered within {rule.AnswerWithinHours} hours. Give a whole number above zero.");
        return new(
            election.Id,
            election.Name,
            election.Day,
            LoadRegions(files, election),
            contests,
            catalogue,
            files.ToImmutableSortedDictionary(file => file.Key, file => Hash(file.Value), StringComparer.Ordinal))
        {
            Objections = election.Objections,
        };
    }

    /// <summary>Reads and checks the contests and the rules alone, for those who need no regions.</summary>
    /// <param name="files">As for <see cref="Load"/>; region files may be left away.</param>
    /// <exception cref="ElectionDataException">As for <see cref="Load"/>.</exception>
    public static (ImmutableArray<Contest> Contests, RuleCatalogue Catalogue) LoadContests(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var catalogue = RulesCheck.Check(RulesPath, ElectionJson.Parse(RulesPath, Need(files, RulesPath), ElectionJson.Default.RulesFile));
        return ([.. LoadElection(files).Contests.Select(code => LoadContest(files, code, catalogue))], catalogue);
    }

    private static ElectionFile LoadElection(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) =>
        ElectionJson.Parse(ElectionPath, Need(files, ElectionPath), ElectionJson.Default.ElectionFile);

    private static Contest LoadContest(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string code, RuleCatalogue catalogue)
    {
        var (contestPath, formPath) = (ContestPath(code), FormPath(code));
        var contest = ElectionJson.Parse(contestPath, Need(files, contestPath), ElectionJson.Default.ContestFile);
        if (contest.Code != code)
            throw new ElectionDataException(contestPath, "code", $"The contest calls itself {contest.Code}, its folder {code}. Give both one name.");
        ContestCheckup.Check(contestPath, contest, catalogue);
        FormDefinition form;
        try
        {
            form = FormDefinitionJson.Parse(Need(files, formPath));
        }
        catch (FormatException error)
        {
            throw new ElectionDataException(formPath, null, error.Message, error);
        }

        FormFit.Check(contestPath, contest, formPath, form);
        return new(
            contest.Code, contest.Name, contest.Fields, contest.Candidates, contest.Roles, contest.Checks, contest.KpuFields, form, contest.Sections);
    }

    private static RegionTree LoadRegions(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, ElectionFile election)
    {
        var builder = new RegionTreeBuilder(election.Nation);
        foreach (var path in files.Keys.Where(IsRegions).Order(StringComparer.Ordinal))
            RegionCsv.Read(path, files[path].Span, builder);
        if (builder.StationCount != election.Stations)
        {
            throw new ElectionDataException(
                ElectionPath,
                "stations",
                $"The region files hold {builder.StationCount} stations, not {election.Stations}. Restore the missing file or correct the number.");
        }

        return builder.Build();
    }

    private static void RefuseStrangers(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, ElectionFile election)
    {
        var known = election.Contests.SelectMany(code => new[] { ContestPath(code), FormPath(code) }).Append(ElectionPath).Append(RulesPath);
        var strangers = files.Keys.Where(path => !IsRegions(path)).Except(known, StringComparer.Ordinal);
        if (strangers.Order(StringComparer.Ordinal).FirstOrDefault() is { } stranger)
            throw new ElectionDataException(stranger, null, $"No part of the election uses this file. Remove it, or name its contest in {ElectionPath}.");
    }

    private static ReadOnlyMemory<byte> Need(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string path) =>
        files.TryGetValue(path, out var bytes)
            ? bytes
            : throw new ElectionDataException(path, null, "The file is missing. Put it into the election's folder.");

    private static string ContestPath(string code) => $"contests/{code}/contest.json";

    private static string FormPath(string code) => $"contests/{code}/form.json";

    private static bool IsRegions(string path) =>
        path.StartsWith("regions/", StringComparison.Ordinal) && path.EndsWith(".csv", StringComparison.Ordinal);

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
