using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData;

/// <summary>Turns the small parts that several documents share into their published form.</summary>
internal static class Describe
{
    public static TextDocument Text(LocalizedText text) => new(text.Id, text.En);

    public static PlaceDocument Place(Region region) => new(region.Code, region.Name);

    public static FindingDocument Finding(Finding finding, RuleCatalogue catalogue)
    {
        var rule = catalogue[finding.Code];
        return new(finding.Code, Codes.Name(rule.Severity), finding.Fields, finding.Expression, Text(rule.Citizen));
    }

    public static ClaimDocument Claim(PlacedClaim claim, Dossier dossier, RuleCatalogue catalogue) => new(
        claim.Statement.Source,
        claim.Statement.Version,
        claim.Index,
        claim.Statement.Payload.ToString(),
        Known(claim.Figures),
        [.. Comparison.AgainstForm(claim, dossier).SelectMany(finding => finding.Fields)],
        [.. Comparison.WithinItself(claim).Select(finding => Finding(finding, catalogue))]);

    public static OrderedDictionary<string, int> States(RegionTotals totals)
    {
        var states = new OrderedDictionary<string, int>(FormStates.All.Count);
        foreach (var state in FormStates.All)
            states.Add(state.Code(), totals[state]);
        return states;
    }

    public static OrderedDictionary<string, int> States(FormState state)
    {
        var states = new OrderedDictionary<string, int>(FormStates.All.Count);
        foreach (var each in FormStates.All)
            states.Add(each.Code(), each == state ? 1 : 0);
        return states;
    }

    /// <summary>Numbers by field id, in the form's order, from one number per column.</summary>
    public static OrderedDictionary<string, long> ByField(Contest contest, Func<int, long> column)
    {
        var fields = new OrderedDictionary<string, long>(contest.Fields.Length);
        for (var index = 0; index < contest.Fields.Length; index++)
            fields.Add(contest.Fields[index].Id, column(index));
        return fields;
    }

    private static OrderedDictionary<string, int> Known(FigureSet figures)
    {
        var known = new OrderedDictionary<string, int>();
        for (var column = 0; column < figures.Contest.Fields.Length; column++)
        {
            if (figures[column] is { } votes)
                known.Add(figures.Contest.Fields[column].Id, votes.Value);
        }

        return known;
    }
}
