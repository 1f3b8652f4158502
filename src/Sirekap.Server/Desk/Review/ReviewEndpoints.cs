using System.Collections.Immutable;
using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Review;

/// <summary>
/// A review step by step: take a form, read it blind, see what the readings come to, sign. Each step asks the count anew whether the form still
/// waits and the person still may; what is signed is what the step before prepared.
/// </summary>
internal sealed class ReviewEndpoints(ReviewBook reviews, LiveCount live, SigningPad pad, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder app)
    {
        Map("take", TakeAsync);
        Map("read", ReadAsync);
        Map("prepare", PrepareAsync);
        Map("sign", SignAsync);

        void Map(string step, Func<HttpContext, CanonicalObject, Task<CanonicalObject>> handle) =>
            app.MapPost($"{DeskPlace.Path}/api/review/{step}", DeskRequest.Taking(handle)).ExcludeFromDescription();
    }

    private async Task<CanonicalObject> TakeAsync(HttpContext http, CanonicalObject body)
    {
        var form = FormName.Read(body);
        body.Done();
        var (person, index) = Look(http, form, (_, person, dossier) => (person, dossier.Form!.Index));
        var now = clock.GetUtcNow();
        await reviews.ChangeAsync(form, index, record => RequireHold(record, person, now, isTaking: true) with { Holder = person.Key.ToString(), Until = new(now + ReviewRecord.Hold), Prepared = null }, http.RequestAborted);
        return new CanonicalObject().Set("path", $"{DeskPlace.Path}/tps/{form.Station}/{form.Contest}");
    }

    private async Task<CanonicalObject> ReadAsync(HttpContext http, CanonicalObject body)
    {
        var form = FormName.Read(body);
        var figures = ReviewRecord.ReadFigures(body.Object("figures"));
        body.Done();
        var (person, index, asked) = Look(http, form, (count, person, dossier) =>
            (person, dossier.Form!.Index, BlindReading.FieldsToRead(dossier, count.Definition.Catalogue)));
        if (figures.Keys.Except(asked, StringComparer.Ordinal).FirstOrDefault() is { } extra)
            throw new RefusedException("field-unknown", $"The field \"{extra}\" is not in doubt: read those that the page asks for.");
        await reviews.ChangeAsync(form, index, record => Read(RequireHold(record, person, clock.GetUtcNow())), http.RequestAborted);
        return [];

        // What a person has once read stands: after that the other readings are no secret to him.
        ReviewRecord Read(ReviewRecord record) => record.Readings.ContainsKey(person.Key.ToString())
            ? throw new RefusedException("already-read", "You have read this form before: what you read then stands.")
            : record with { Readings = record.Readings.Add(person.Key.ToString(), figures), Prepared = null };
    }

    private async Task<CanonicalObject> PrepareAsync(HttpContext http, CanonicalObject body)
    {
        var form = FormName.Read(body);
        var wish = Codes.Parse<Outcome>(body.Text("outcome"));
        var note = body.OptionalText("note", 500);
        body.Done();
        var index = Look(http, form, (_, _, dossier) => dossier.Form!.Index);
        var record = await reviews.FindAsync(form, index, http.RequestAborted);
        var (person, statement) = Look(http, form, (count, person, dossier) =>
        {
            RequireReading(RequireHold(record, person, clock.GetUtcNow()), person, dossier);
            return (person, new Proposal(count, person, dossier, record.ReadingsThatStand(count, dossier)).Decide(new(clock.GetUtcNow()), wish, note));
        });
        var text = Encoding.UTF8.GetString(statement.ToCanonical().ToBytes());
        await reviews.ChangeAsync(form, index, current => RequireHold(current, person, clock.GetUtcNow()) with { Prepared = text }, http.RequestAborted);
        return new CanonicalObject().Set("statement", text).Set("credential", person.Credential);
    }

    private async Task<CanonicalObject> SignAsync(HttpContext http, CanonicalObject body)
    {
        var form = FormName.Read(body);
        var answer = PasskeyAnswer.Read(body.Object("answer"));
        body.Done();
        var (person, index) = Look(http, form, (_, person, dossier) => (person, dossier.Form!.Index));
        var record = RequireHold(await reviews.FindAsync(form, index, http.RequestAborted), person, clock.GetUtcNow());
        var statement = Encoding.UTF8.GetBytes(record.Prepared ?? throw new RefusedException("form-moved", "Nothing has been prepared for signing: load the page again."));
        var signed = await pad.AppendAsync(person, statement, answer, http.RequestAborted);
        // A form that was sent back still waits: nobody holds it any more. The decision stands, whatever comes of this.
        await reviews.TryChangeAsync(form, index, current => current with { Holder = null, Prepared = null });
        return new CanonicalObject().Set("index", signed);
    }

    private static ReviewRecord RequireHold(ReviewRecord record, DeskPerson person, DateTimeOffset now, bool isTaking = false)
    {
        var holder = record.HolderAt(now);
        if (holder == person.Key.ToString() || (isTaking && holder is null))
            return record;
        throw holder is null
            ? new RefusedException("form-moved", "You held this form for a quarter of an hour: take it again.")
            : new RefusedException("form-taken", "Somebody else holds this form: take another one.");
    }

    private static void RequireReading(ReviewRecord record, DeskPerson person, Dossier dossier)
    {
        if (!record.Readings.ContainsKey(person.Key.ToString()))
            throw new RefusedException("not-settled", $"You have not read the form of station {dossier.Station.Code} yet: read it first.");
    }

    /// <summary>Looks at a form that still waits, for a person who may decide on it.</summary>
    private T Look<T>(HttpContext http, FormName form, Func<Count, DeskPerson, Dossier, T> look) => live.Read(count =>
    {
        var person = Session.Require(http, count);
        return look(count, person, WaitingForm.Find(count, person, form));
    });
}
