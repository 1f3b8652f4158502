using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Shell;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Cards;

/// <summary>What stands on the picture that is shown where somebody shares a region's page. It names its own version, since it is read far from the page.</summary>
/// <param name="Place">The region's name.</param>
/// <param name="Contest">The contest's name.</param>
/// <param name="Progress">How much is counted, in words.</param>
/// <param name="Lines">The candidates; the first six by votes where there are more.</param>
/// <param name="Version">The log's size and time.</param>
/// <param name="Counted">The share of the forms that is counted, from 0 to 1.</param>
public sealed record ShareCard(string Place, string Contest, string Progress, ImmutableArray<CardLine> Lines, string Version, double Counted)
{
    private const int MostLines = 6;

    /// <summary>The same in one sentence, for those who do not see the picture.</summary>
    public string Alt => $"{Place}. {string.Join("; ", Lines.Select(line => $"{line.Number}: {line.Share}"))}. {Progress} {Version}";

    internal static ShareCard Of(Region region, RegionTotals totals, Visit visit)
    {
        var (words, contest, valid) = (visit.Language.Words, visit.Contest, totals[visit.Contest.Roles.Valid]);
        var candidates = contest.Candidates.Length <= MostLines || totals.Counted == 0
            ? contest.Candidates.Take(MostLines)
            : contest.Candidates.OrderByDescending(candidate => totals[candidate.Field]).Take(MostLines);
        return new(
            PlaceName.Of(region.Name),
            contest.Name.In(visit.Language.Code),
            totals.Counted == 0
                ? words.With("region.lead.none", visit.Language.Number(totals.All))
                : totals.Counted == totals.All ? words.With("region.lead.all", visit.Language.Number(totals.All))
                : words.With("card.progress", visit.Language.Number(totals.Counted), visit.Language.Number(totals.All), visit.Language.Percent(totals.Counted, totals.All)),
            [
                .. candidates.Select(candidate => new CardLine(
                    candidate.Number,
                    candidate.Name,
                    candidate.Color,
                    totals.Counted == 0 || valid == 0 ? words["votes.notYet"] : visit.Language.Percent(totals[candidate.Field], valid),
                    totals.Counted == 0 || valid == 0 ? 0 : (double)totals[candidate.Field] / valid)),
            ],
            visit.Edition.Changed is { } changed
                ? words.With("card.version", visit.Language.Number(visit.Edition.Size), visit.Language.Moment(changed.Moment))
                : words.With("card.version.empty", visit.Language.Number(visit.Edition.Size)),
            totals.All == 0 ? 0 : (double)totals.Counted / totals.All);
    }
}

/// <summary>A candidate on the picture.</summary>
/// <param name="Number">The number on the ballot.</param>
/// <param name="Name">The name.</param>
/// <param name="Color">The colour of the bar.</param>
/// <param name="Share">The share of the valid votes in words.</param>
/// <param name="Part">The same from 0 to 1.</param>
public sealed record CardLine(int Number, string Name, string Color, string Share, double Part);
