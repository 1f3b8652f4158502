using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>A tier's recapitulation: closes only when everything below is settled and the stated totals are those computed.</summary>
internal sealed class RecapHandler : Handler
{
    public override Refusal? Judge(Count count, SignedEntry entry)
    {
        var statement = (RecapStatement)entry.Statement;
        if (count.Definition.Regions.FindRegion(statement.Region) is not { Level: not RegionLevel.Village } region)
            return new("region-unknown", $"{statement.Region} is not a district, regency, province or the nation.");
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        var deed = DeedOf(statement.Action);
        if (Handlers.RoleLacks(count, entry, deed) is { } lacking)
            return lacking;
        var key = count.Keys.Find(entry.Key)!;
        if (!key.Scope.Reaches(RightsTable.Find(key.Role!.Value, deed)!.Reach, region))
            return new("key-region", $"This key may not sign this step of the recap of {region.Code}: its own tier opens and closes, the tier directly above accepts, any tier above reopens.");
        return statement.Action switch
        {
            OpenRecap => JudgeOpening(contest, region),
            CloseRecap close => JudgeClosing(count, contest, region, close),
            AcceptRecap accept => JudgeAcceptance(contest, region, accept),
            _ => JudgeReopening(contest, region),
        };
    }

    public override void Enact(Count count, long index, SignedEntry entry)
    {
        var statement = (RecapStatement)entry.Statement;
        var contest = count.Contest(statement.Contest)!;
        var region = count.Definition.Regions.FindRegion(statement.Region)!.Value;
        var recap = contest.RecapOf(region);
        contest.Put(region, statement.Action switch
        {
            OpenRecap open => new(index, open.Attendance, null, []),
            CloseRecap close => recap! with { Closed = new(index, close.Document, close.Totals, AskedChunks.Of(entry.Bytes.Span)) },
            AcceptRecap => recap! with { Closed = recap.Closed! with { Accepted = index } },
            _ => recap! with { Closed = null, Voided = recap.Voided.Add(recap.Closed! with { VoidedBy = index }) },
        });
        // Above the districts every form below is final before and after.
        if (region.Level == RegionLevel.District && statement.Action is CloseRecap or ReopenRecap)
            Settle(contest, region, statement.At);
    }

    private static void Settle(ContestCount contest, Region district, StatementTime at)
    {
        foreach (var station in district.Stations)
        {
            // What the meeting did not second before its end was not decided.
            contest.DossierOf(station)?.DropProposal();
            contest.DossierOf(station)?.Settle(at);
        }
    }

    private static Deed DeedOf(RecapAction action) => action switch
    {
        OpenRecap => Deed.OpenRecap,
        CloseRecap => Deed.CloseRecap,
        AcceptRecap => Deed.AcceptRecap,
        _ => Deed.ReopenRecap,
    };

    private static Refusal? JudgeOpening(ContestCount contest, Region region) =>
        contest.RecapOf(region) is { } recap ? new("recap-exists", $"The recap of {region.Code} was opened by entry {recap.Opened}.") : null;

    private static Refusal? JudgeClosing(Count count, ContestCount contest, Region region, CloseRecap close)
    {
        if (contest.RecapOf(region) is not { IsClosed: false })
            return new("recap-not-open", $"The recap of {region.Code} is not open: open it first.");
        if (region.Level != RegionLevel.District && region.Children.FirstOrNull(child => !contest.IsClosed(child)) is { } open)
            return new("recap-below-open", $"The recap of {open.Code} below is not closed.");
        if (region.Level != RegionLevel.District && region.Children.FirstOrNull(child => contest.RecapOf(child)!.Closed!.Accepted is null) is { } waiting)
            return new("recap-below-unaccepted", $"The document of {waiting.Code} below has not been accepted: compare its paper and accept it.");
        if (region.Level == RegionLevel.District && region.Stations.FirstOrNull(station => !contest.StateOf(station).IsSettled()) is { } unsettled)
            return new("form-unsettled", $"The form of station {unsettled.Code} is not settled: it is {contest.StateOf(unsettled).Code()}.");
        var totals = contest.TotalsOf(region);
        var wrong = contest.Contest.Fields.FirstOrDefault(field => close.Totals.GetValueOrDefault(field.Id, -1) != totals[field.Id]);
        if (wrong is not null || close.Totals.Count != contest.Contest.Fields.Length)
        {
            var name = wrong?.Id ?? close.Totals.Keys.First(field => !contest.Contest.Has(field));
            return new("K.501", $"The recap of {region.Code} does not state the total of {name} as its stations give it.");
        }

        var document = RecapSheet.Of(count, contest, region).ToDigest();
        return close.Document == document
            ? null
            : new("document-differs", $"The data file of {region.Code} has the SHA-256 {document}, not the one stated: look at the document again.");
    }

    private static Refusal? JudgeAcceptance(ContestCount contest, Region region, AcceptRecap accept)
    {
        if (contest.RecapOf(region)?.Closed is not { } end)
            return NotClosed(region, "accepted");
        if (end.Accepted is { } accepted)
            return new("recap-accepted", $"The document of {region.Code} was accepted by entry {accepted}.");
        return end.Asked.In(end.Document) == (accept.First, accept.Second)
            ? null
            : new("chunks-wrong", $"Chunks {end.Asked.First} and {end.Asked.Second} of the document of {region.Code} are others: read them from the paper again. If the paper has these, it is not the document that was closed.");
    }

    private static Refusal? JudgeReopening(ContestCount contest, Region region)
    {
        if (!contest.IsClosed(region))
            return NotClosed(region, "reopened");
        return region.Ancestors.FirstOrNull(contest.IsClosed) is { } above
            ? new("recap-closed", $"The recap of {above.Code} above is closed: reopen that first.")
            : null;
    }

    private static Refusal NotClosed(Region region, string deed) =>
        new("recap-not-closed", $"The recap of {region.Code} is not closed, so it cannot be {deed}.");
}
