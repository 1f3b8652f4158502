using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData;

/// <summary>Describes what an election is before the first vote.</summary>
internal static class DescribeElection
{
    public static ElectionsDocument Of(ElectionDefinition definition, PhotoLinks photos)
    {
        var files = new OrderedDictionary<string, string>(definition.Files.Count);
        foreach (var (path, digest) in definition.Files)
            files.Add(path, digest);
        return new(
            [new(
                definition.Id, Describe.Text(definition.Name), $"{definition.Day:yyyy-MM-dd}",
                definition.Regions.RegionCount, definition.Regions.StationCount,
                [.. definition.Contests.Select(Of)], files)],
            $"{photos.Base}/photos/");
    }

    public static RulesDocument Of(RuleCatalogue catalogue) => new([.. catalogue.Rules.Select(rule => new RuleDocument(
        rule.Code, Codes.Name(rule.Severity), Describe.Text(rule.Title), Describe.Text(rule.Officer),
        Describe.Text(rule.Reviewer), Describe.Text(rule.Citizen), rule.Source))]);

    private static ContestDocument Of(Contest contest) => new(
        contest.Code, Describe.Text(contest.Name), contest.Form.Pages.Length,
        [.. contest.Fields.Select(field => new ContestFieldDocument(field.Id, field.Page, Describe.Text(field.Label)))],
        [.. contest.Candidates.Select(candidate => new CandidateDocument(
            candidate.Id, candidate.Number, candidate.Name, candidate.Color, candidate.Field))],
        [.. contest.KpuFields.Select(field => new KpuFieldDocument(field.Name, field.Field))]);
}
