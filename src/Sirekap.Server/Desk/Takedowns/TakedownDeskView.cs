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
/// <param name="Deeds">What the person may do with takedowns in the own region.</param>
/// <param name="Open">Those of the person's region that wait for a second signer or stand, the newest first.</param>
/// <param name="Chosen">The form about which the person may ask; null until one is named.</param>
public sealed record TakedownDeskView(DeskPerson Person, ImmutableHashSet<Deed> Deeds, ImmutableArray<Takedown> Open, TakedownChoice? Chosen)
{
    /// <summary>Whether the person may ask for one.</summary>
    public bool MayRequest => Deeds.Contains(Deed.RequestTakedown);

    /// <summary>Whether the person may confirm one.</summary>
    public bool MayConfirm => Deeds.Contains(Deed.ConfirmTakedown);

    /// <summary>Whether the person may end one.</summary>
    public bool MayLift => Deeds.Contains(Deed.LiftTakedown);

    internal static TakedownDeskView Of(Count count, DeskPerson person, string station, string contest)
    {
        var open = count.Takedowns.All.Where(takedown => takedown.Lifted is null && count.Entitles(person.Key, Deed.LiftTakedown, takedown.Station));
        Deed[] deeds = [Deed.RequestTakedown, Deed.ConfirmTakedown, Deed.LiftTakedown];
        return new(
            person, [.. deeds.Where(deed => count.Definition.Entitles(person.Role, person.Region, deed))], [.. open.Reverse()], TakedownChoice.Of(count, person, station, contest));
    }
}

/// <summary>What of one form can be withheld or suspended.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Pictures">The public pictures by page; without a page those of forms that were replaced, which are served still.</param>
public sealed record TakedownChoice(Station Station, Contest Contest, ImmutableArray<(int? Page, Digest Copy)> Pictures)
{
    internal static TakedownChoice? Of(Count count, DeskPerson person, string code, string contest)
    {
        if (count.Definition.Regions.FindStation(code) is not { } station || count.Contest(contest) is not { } votes || !count.Entitles(person.Key, Deed.RequestTakedown, station))
            return null;
        var dossier = votes.DossierOf(station);
        (int? Page, Digest Copy)[] now = [.. (dossier?.Readings.Values ?? []).Where(reading => reading.Statement.PublicCopy is not null)
            .Select(reading => ((int?)reading.Statement.Page, reading.Statement.PublicCopy!.Value))];
        var earlier = (dossier?.EarlierCopies ?? []).Except(now.Select(picture => picture.Copy)).Select(copy => ((int?)null, copy));
        return new(station, votes.Contest, [.. now, .. earlier]);
    }
}
