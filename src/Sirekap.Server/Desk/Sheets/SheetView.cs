using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Review;

namespace Sirekap.Server.Desk.Sheets;

/// <summary>The forms of one screen.</summary>
/// <param name="Person">Who sits at it.</param>
/// <param name="MayDecide">Whether the role decides on forms.</param>
/// <param name="ToRead">Held by the person and not read: nobody's figures are on the page.</param>
/// <param name="ToSign">Read by the person, and settled.</param>
/// <param name="Open">Read by the person, and not settled: for somebody else.</param>
/// <param name="Waiting">How many easy forms wait that the person has not read.</param>
public sealed record SheetView(
    DeskPerson Person, bool MayDecide, ImmutableArray<ReviewView> ToRead, ImmutableArray<ReviewView> ToSign, ImmutableArray<ReviewView> Open, int Waiting)
{
    internal static SheetView Of(Count count, DeskPerson person, ImmutableArray<EasyForm> forms, IReadOnlyDictionary<FormName, ReviewRecord> records, DateTimeOffset now)
    {
        var views = forms.Where(form => records.TryGetValue(form.Name, out var record) && record.Form == form.Index && record.HolderAt(now) == person.Key.ToString())
            .Select(form => ReviewView.Of(count, person, count.Contest(form.Name.Contest)!.DossierOf(count.Definition.Regions.FindStation(form.Name.Station)!.Value)!, records[form.Name], now))
            .ToLookup(view => view.Step);
        return new(
            person, RightsTable.Find(person.Role, Deed.Decide) is not null,
            [.. views[ReviewStep.Blind]], [.. views[ReviewStep.Settled]], [.. views[ReviewStep.Open]],
            forms.Count(form => !(records.TryGetValue(form.Name, out var record) && record.Form == form.Index && record.Readings.ContainsKey(person.Key.ToString()))));
    }
}
