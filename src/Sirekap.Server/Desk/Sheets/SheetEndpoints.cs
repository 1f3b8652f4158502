using System.Globalization;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Review;

namespace Sirekap.Server.Desk.Sheets;

/// <summary>Takes as many easy forms at once as fit on a screen. What follows is an ordinary review of each: read, prepare, sign.</summary>
internal sealed class SheetEndpoints(ReviewBook reviews, LiveCount live, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder app) =>
        app.MapPost(DeskPlace.Path + "/api/sheet/take", DeskRequest.Taking(TakeAsync)).ExcludeFromDescription();

    private async Task<CanonicalObject> TakeAsync(HttpContext http, CanonicalObject body)
    {
        body.Done();
        var (person, forms) = live.Read(count =>
        {
            var person = Session.Require(http, count);
            return RightsTable.Find(person.Role, Deed.Decide) is null
                ? throw new RefusedException("key-role", $"The role {person.Role.Name()} does not decide on forms.")
                : (person, EasyForms.Of(count, person));
        });
        var (me, now, room, taken) = (person.Key.ToString(), clock.GetUtcNow(), EasyForms.StripsOnScreen, 0);
        var records = await reviews.RecordsAsync(forms.Select(form => form.Name), http.RequestAborted);
        foreach (var form in forms)
        {
            var record = records.TryGetValue(form.Name, out var found) && found.Form == form.Index ? found : ReviewRecord.Of(form.Index);
            if (record.Readings.ContainsKey(me))
            {
                // What the person has read and nothing settled waits for somebody else.
                if (record.HolderAt(now) == me && !IsSettled(form, record))
                    await reviews.TryChangeAsync(form.Name, form.Index, current => current with { Holder = null, Prepared = null });
                continue;
            }

            if (form.Strips > room || record.HolderAt(now) is { } holder && holder != me || !await TryHoldAsync(form, me, now))
                continue;
            room -= form.Strips;
            taken++;
        }

        return new CanonicalObject().Set("forms", taken.ToString(CultureInfo.InvariantCulture));
    }

    private Task<bool> TryHoldAsync(EasyForm form, string me, DateTimeOffset now) => reviews.TryChangeAsync(
        form.Name, form.Index, record => record.HolderAt(now) is null || record.Holder == me ? record with { Holder = me, Until = new(now + ReviewRecord.Hold), Prepared = null } : null);

    private bool IsSettled(EasyForm form, ReviewRecord record) => live.Read(count =>
        count.Definition.Regions.FindStation(form.Name.Station) is { } station && count.Contest(form.Name.Contest)?.DossierOf(station) is { Form: not null } dossier
        && BlindReading.Settle(dossier, count.Definition.Catalogue, record.ReadingsThatStand(count, dossier)).IsSettled);
}
