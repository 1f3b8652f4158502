using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.OpenData.Takedowns;

namespace Sirekap.Server.Desk.Takedowns;

/// <summary>The desk's page of takedowns for one person.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Deeds">What the person may do with takedowns in the own region.</param>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Open">Those of the person's region that wait for a second signer or stand and match, the newest first.</param>
/// <param name="Chosen">The form about which the person may ask; null until one is named.</param>
public sealed record TakedownDeskView(DeskPerson Person, ImmutableHashSet<Deed> Deeds, ListFace Face, ImmutableArray<Takedown> Open, TakedownChoice? Chosen)
{
    /// <summary>Whether the person may ask for one.</summary>
    public bool MayRequest => Deeds.Contains(Deed.RequestTakedown);

    /// <summary>Whether the person may confirm one.</summary>
    public bool MayConfirm => Deeds.Contains(Deed.ConfirmTakedown);

    /// <summary>Whether the person may end one.</summary>
    public bool MayLift => Deeds.Contains(Deed.LiftTakedown);

    private static readonly DeskList<Takedown> _list = new(
        [new("status", "list.state", [new("diminta", "takedown.Requested"), new("berlaku", "takedown.Standing")], (takedown, state) => takedown.State == (state == "diminta" ? TakedownState.Requested : TakedownState.Standing))],
        [
            Column.Number<Takedown>("sejak", "desk.takedowns.since", takedown => takedown.Index),
            Column.Number<Takedown>("berakhir", "desk.takedowns.end", takedown => takedown.Notice.Expires.Moment.Ticks),
            Column.Text<Takedown>("tps", "desk.queue.station", takedown => takedown.Station.Code),
        ],
        (takedown, region) => region.Contains(takedown.Station));

    internal static TakedownDeskView Of(Count count, DeskPerson person, IQueryCollection query)
    {
        var choice = _list.Read(query);
        var open = count.Takedowns.All.Where(takedown => takedown.Lifted is null && count.Entitles(person.Key, Deed.LiftTakedown, takedown.Station));
        Deed[] deeds = [Deed.RequestTakedown, Deed.ConfirmTakedown, Deed.LiftTakedown];
        return new(
            person, [.. deeds.Where(deed => count.Definition.Entitles(person.Role, person.Region, deed))], _list.Face(choice, DeskPages.Takedowns + ".csv", "list.newest"),
            _list.Apply(choice, count.Definition.Regions, open.Reverse()), TakedownChoice.Of(count, person, query["tps"].ToString(), query["kontes"].ToString()));
    }

    internal byte[] ToCsv() => TakedownFiles.Table(Open.Select(DescribeTakedowns.Of));
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
