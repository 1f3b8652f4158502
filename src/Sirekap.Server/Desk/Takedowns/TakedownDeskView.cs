using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Takedowns;

/// <summary>The desk's page of takedowns for one person.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Open">Those of the person's region that wait for a second signer or stand, the newest first.</param>
/// <param name="Chosen">The form about which the person may ask; null until one is named.</param>
public sealed record TakedownDeskView(DeskPerson Person, ImmutableArray<Takedown> Open, TakedownChoice? Chosen)
{
    /// <summary>Whether the person may ask for one.</summary>
    public bool MayRequest => Holds(Deed.RequestTakedown);

    /// <summary>Whether the person may confirm one.</summary>
    public bool MayConfirm => Holds(Deed.ConfirmTakedown);

    /// <summary>Whether the person may end one.</summary>
    public bool MayLift => Holds(Deed.LiftTakedown);

    internal static TakedownDeskView Of(Count count, DeskPerson person, string station, string contest)
    {
        var open = count.Takedowns.All.Where(takedown => takedown.Lifted is null && count.Entitles(person.Key, Deed.LiftTakedown, takedown.Station));
        return new(person, [.. open.Reverse()], TakedownChoice.Of(count, person, station, contest));
    }

    private bool Holds(Deed deed) => RightsTable.Find(Person.Role, deed) is not null;
}

/// <summary>What of one form can be withheld or suspended.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Pictures">The public pictures by page.</param>
public sealed record TakedownChoice(Station Station, Contest Contest, ImmutableArray<(int Page, Digest Copy)> Pictures)
{
    internal static TakedownChoice? Of(Count count, DeskPerson person, string code, string contest)
    {
        if (count.Definition.Regions.FindStation(code) is not { } station || count.Contest(contest) is not { } votes || !count.Entitles(person.Key, Deed.RequestTakedown, station))
            return null;
        var readings = votes.DossierOf(station)?.Readings.Values ?? [];
        return new(station, votes.Contest, [.. readings.Where(reading => reading.Statement.PublicCopy is not null).Select(reading => (reading.Statement.Page, reading.Statement.PublicCopy!.Value))]);
    }
}
