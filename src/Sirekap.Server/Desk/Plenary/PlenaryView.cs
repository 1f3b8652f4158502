using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>The plenary of a region and contest for somebody at the desk.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region.</param>
/// <param name="Contest">The contest.</param>
/// <param name="State">Where the recapitulation stands.</param>
/// <param name="Recap">The recapitulation; null where it was never opened.</param>
/// <param name="Entries">How many log entries this is made from.</param>
/// <param name="Units">The units below.</param>
/// <param name="Stations">The stations of a district; none for a tier above.</param>
/// <param name="Corrections">What the meeting has decided on forms, or one of two has stated.</param>
/// <param name="Objections">Objections to the recapitulation and, in a district, to its forms.</param>
/// <param name="Sheet">The data that the document will have.</param>
/// <param name="Document">Its digest.</param>
/// <param name="Obstacle">Why the plenary cannot be closed now, as the fold says; null where it can.</param>
/// <param name="May">What this person may do now.</param>
public sealed record PlenaryView(
    DeskPerson Person,
    Region Region,
    Contest Contest,
    RecapState State,
    Recap? Recap,
    long Entries,
    ImmutableArray<PlenaryUnit> Units,
    ImmutableArray<ListedStation> Stations,
    ImmutableArray<ListedCorrection> Corrections,
    ImmutableArray<RecapObjection> Objections,
    RecapSheet Sheet,
    Digest Document,
    Refusal? Obstacle,
    PlenaryRights May)
{
    /// <summary>The lists as the person looks at them; null where nobody chooses.</summary>
    public PlenaryLists? Lists { get; init; }

    /// <summary>How many forms hold the closing of a district up.</summary>
    public int Unsettled => Stations.Count(station => !station.State.IsSettled());

    internal static PlenaryView Of(Count count, DeskPerson person, ContestCount contest, Region region)
    {
        var sheet = RecapSheet.Of(count, contest, region);
        var document = sheet.ToDigest();
        var dossiers = region.Level == RegionLevel.District ? region.Stations.Select(contest.DossierOf).OfType<Dossier>().ToArray() : [];
        return new(
            person,
            region,
            contest.Contest,
            contest.RecapStateOf(region),
            contest.RecapOf(region),
            count.Size,
            [.. region.Children.Select(child => PlenaryUnit.Of(count, person, contest, child))],
            region.Level == RegionLevel.District ? [.. region.Stations.Select(station => new ListedStation(station, contest.StateOf(station)))] : [],
            [.. dossiers.SelectMany(ListedCorrection.Of)],
            sheet.Objections,
            sheet,
            document,
            contest.RecapStateOf(region) == RecapState.Open ? ObstacleOf(count, person, contest, region, document) : null,
            PlenaryRights.Of(count, person, contest, region));
    }

    /// <summary>What the fold would say to the chair; others see the same, so their own lack of the right is left aside.</summary>
    private static Refusal? ObstacleOf(Count count, DeskPerson person, ContestCount contest, Region region, Digest document)
    {
        if (!count.Entitles(person.Key, Deed.CloseRecap, region))
            return null;
        var totals = contest.TotalsOf(region);
        return count.Foresee(new RecapStatement
        {
            Election = count.Definition.Id,
            At = count.Changed ?? default,
            Sequence = count.NextSequence(person.Key)!.Value,
            Region = region.Code,
            Contest = contest.Contest.Code,
            Action = new CloseRecap(contest.Contest.Fields.ToImmutableSortedDictionary(field => field.Id, field => totals[field.Id], StringComparer.Ordinal), document),
        }, person.Key);
    }
}

/// <summary>The lists of a plenary's page, each chosen and sorted by itself.</summary>
/// <param name="Units">The units below.</param>
/// <param name="Unsettled">The forms that hold a district's closing up.</param>
/// <param name="Stations">All stations of a district.</param>
/// <param name="Corrections">What the meeting has decided on forms.</param>
/// <param name="Objections">The objections before it.</param>
public sealed record PlenaryLists(UnitList Units, StationList Unsettled, StationList Stations, ChosenCorrections Corrections, ChosenObjections Objections);

/// <summary>What a person may do in a plenary as it stands.</summary>
/// <param name="Open">Open it.</param>
/// <param name="Correct">State or second corrections.</param>
/// <param name="Close">Close it.</param>
/// <param name="Reopen">Reopen it, from above.</param>
public sealed record PlenaryRights(bool Open, bool Correct, bool Close, bool Reopen)
{
    internal static PlenaryRights Of(Count count, DeskPerson person, ContestCount contest, Region region)
    {
        var state = contest.RecapStateOf(region);
        return new(
            state == RecapState.Unopened && May(Deed.OpenRecap),
            state == RecapState.Open && region.Level == RegionLevel.District && May(Deed.CorrectForm),
            state == RecapState.Open && May(Deed.CloseRecap),
            state is RecapState.Closed or RecapState.Accepted && May(Deed.ReopenRecap) && !region.Ancestors.Any(above => contest.RecapOf(above)?.IsClosed == true));

        bool May(Deed deed) => count.Entitles(person.Key, deed, region);
    }
}
