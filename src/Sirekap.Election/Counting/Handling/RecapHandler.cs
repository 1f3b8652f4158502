using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>A tier's recapitulation: closes only when everything below is settled and the stated totals are those computed.</summary>
internal sealed class RecapHandler : Handler<RecapStatement>
{
    protected override Refusal? Judge(Count count, RecapStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindRegion(statement.Region) is not { Level: not RegionLevel.Village } region)
            return new("region-unknown", $"{statement.Region} is not a district, regency, province or the nation.");
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        var deed = DeedOf(statement.Action);
        if (Handlers.RoleLacks(count, entry, deed) is { } lacking)
            return lacking;
        var key = count.Keys.Find(entry.Key)!;
        if (!key.Scope.Reaches(RightsTable.Find(key.Role!.Value, deed)!.Reach, region))
            return new("key-region", $"This chair may not sign this step of the recap of {region.Code}: its own tier opens and closes, a tier above reopens.");
        return statement.Action switch
        {
            OpenRecap => JudgeOpening(contest, region),
            CloseRecap close => JudgeClosing(contest, region, close),
            _ => JudgeReopening(contest, region),
        };
    }

    protected override void Enact(Count count, long index, RecapStatement statement)
    {
        var contest = count.Contest(statement.Contest)!;
        var region = count.Definition.Regions.FindRegion(statement.Region)!.Value;
        var recap = contest.RecapOf(region);
        contest.Put(region, statement.Action switch
        {
            OpenRecap => new(index, null, recap?.Voided ?? []),
            CloseRecap close => recap! with { Closed = new(index, close.Document, close.Totals) },
            _ => recap! with { Closed = null, Voided = recap.Voided.Add(recap.Closed!) },
        });
        // Above the districts every form below is final before and after.
        if (region.Level == RegionLevel.District)
            Settle(contest, region, statement.At);
    }

    private static void Settle(ContestCount contest, Region district, StatementTime at)
    {
        foreach (var station in district.Stations)
            contest.DossierOf(station)?.Settle(at);
    }

    private static Deed DeedOf(RecapAction action) => action switch
    {
        OpenRecap => Deed.OpenRecap,
        CloseRecap => Deed.CloseRecap,
        _ => Deed.ReopenRecap,
    };

    private static Refusal? JudgeOpening(ContestCount contest, Region region) =>
        contest.RecapOf(region) is { } recap ? new("recap-exists", $"The recap of {region.Code} was opened by entry {recap.Opened}.") : null;

    private static Refusal? JudgeClosing(ContestCount contest, Region region, CloseRecap close)
    {
        if (contest.RecapOf(region) is not { IsClosed: false })
            return new("recap-not-open", $"The recap of {region.Code} is not open: open it first.");
        if (region.Level != RegionLevel.District && region.Children.FirstOrNull(child => !contest.IsClosed(child)) is { } open)
            return new("recap-below-open", $"The recap of {open.Code} below is not closed.");
        if (region.Level == RegionLevel.District && region.Stations.FirstOrNull(station => !contest.StateOf(station).IsSettled()) is { } unsettled)
            return new("form-unsettled", $"The form of station {unsettled.Code} is not settled: it is {contest.StateOf(unsettled).Code()}.");
        var totals = contest.TotalsOf(region);
        var wrong = contest.Contest.Fields.FirstOrDefault(field => close.Totals.GetValueOrDefault(field.Id, -1) != totals[field.Id]);
        if (wrong is not null || close.Totals.Count != contest.Contest.Fields.Length)
        {
            var name = wrong?.Id ?? close.Totals.Keys.First(field => !contest.Contest.Has(field));
            return new("K.501", $"The recap of {region.Code} does not state the total of {name} as its stations give it.");
        }

        return null;
    }

    private static Refusal? JudgeReopening(ContestCount contest, Region region)
    {
        if (!contest.IsClosed(region))
            return new("recap-not-closed", $"The recap of {region.Code} is not closed, so it cannot be reopened.");
        return region.Ancestors.FirstOrNull(contest.IsClosed) is { } above
            ? new("recap-closed", $"The recap of {above.Code} above is closed: reopen that first.")
            : null;
    }
}
