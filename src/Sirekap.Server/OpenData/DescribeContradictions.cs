using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.OpenData;

/// <summary>Takes claims that contradict a form or themselves out of the count, station by station.</summary>
internal static class DescribeContradictions
{
    /// <summary>Items on a page.</summary>
    private const int MostItems = 100;

    /// <summary>Forms looked at for one page, so that no question holds the count for long; a page may have fewer items for it.</summary>
    private const int MostForms = 20_000;

    /// <summary>The page after a station; all sources when none is named.</summary>
    public static ContradictionsDocument Of(Count count, ContestCount contest, string? source, Station? after)
    {
        var tree = count.Definition.Regions;
        var items = ImmutableArray.CreateBuilder<ContradictionDocument>();
        var next = after is { } last ? last.Ordinal + 1 : 0;
        for (var forms = 0; next < tree.StationCount && forms < MostForms && items.Count < MostItems; next++)
        {
            if (contest.DossierOf(tree.StationAt(next)) is not { } dossier)
                continue;
            items.AddRange(OfForm(dossier, source, count));
            forms++;
        }

        return new(
            contest.Contest.Code, items.ToImmutable(), next < tree.StationCount ? tree.StationAt(next - 1).Code : null, count.Size);
    }

    private static IEnumerable<ContradictionDocument> OfForm(Dossier dossier, string? source, Count count) =>
        from claim in dossier.Claims
        where source is null || claim.Statement.Source == source
        let document = Describe.Claim(claim, dossier, count.Definition.Catalogue)
        where !document.Contradicts.IsEmpty || document.Findings.Any(finding => finding.Severity == "hard")
        select new ContradictionDocument(
            dossier.Station.Code, dossier.Station.Name, Describe.Place(dossier.Station.Village), dossier.State.Code(),
            Written(dossier, document.Contradicts), document);

    private static OrderedDictionary<string, int> Written(Dossier dossier, ImmutableArray<string> fields)
    {
        var written = new OrderedDictionary<string, int>();
        foreach (var field in fields)
        {
            if (dossier.Figures?[field] is { } votes)
                written.Add(field, votes.Value);
        }

        return written;
    }
}
