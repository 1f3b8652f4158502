using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Review;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>Corrections of forms by the plenary: stated by one of chair and secretary, seconded by the other.</summary>
internal static class PlenaryCorrections
{
    private const int MostMinutes = 9999;
    private static readonly ImmutableSortedDictionary<string, Votes> s_none = ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal);

    /// <summary>The decision, still without time and sequence of its signer.</summary>
    /// <exception cref="RefusedException">The form or what is to be seconded is another than the page showed.</exception>
    public static DecisionStatement Read(Count count, ContestCount contest, string act, CanonicalObject body)
    {
        var code = body.Text("station");
        if (count.Definition.Regions.FindStation(code) is not { } station)
            throw new RefusedException("station-unknown", $"There is no station {code} in this election.");
        if (contest.DossierOf(station) is not { Form: { } form } dossier)
            throw new RefusedException("form-superseded", $"Station {code} has not sent a form.");
        return act == "second" ? Second(dossier, body.Integer("entry", 0, long.MaxValue)) : Correct(count, dossier, form, body);
    }

    private static DecisionStatement Second(Dossier dossier, long entry) => dossier.Proposed is { } proposed && proposed.Index == entry
        ? proposed.Statement
        : throw new RefusedException("figures-moved", $"Entry {entry} does not wait for a second signer any more: {Newest(dossier)}");

    private static DecisionStatement Correct(Count count, Dossier dossier, PlacedForm form, CanonicalObject body)
    {
        // A form without a number shows none, so its page has none to send.
        var (seen, figures) = (Figures(body, "seen"), Figures(body, "figures"));
        var isUnreadable = body.OptionalText("outcome") == Codes.Name(Outcome.Unreadable);
        if (figures.Keys.Concat(seen.Keys).FirstOrDefault(field => !dossier.Contest.Has(field)) is { } unknown)
            throw new RefusedException("field-unknown", $"The form has no field \"{unknown}\".");
        if (isUnreadable && !figures.IsEmpty)
            throw new RefusedException("malformed", $"Either the form is unreadable or {string.Join(", ", figures.Keys)} can be read: take the typed figures out, or state them.");
        if (body.Integer("form", 0, long.MaxValue) != form.Index || dossier.Contest.Fields.Any(field => dossier.Figures![field.Id] != (seen.TryGetValue(field.Id, out var votes) ? votes : null)))
            throw new RefusedException("figures-moved", $"The figures of station {dossier.Station.Code} are not those that you have seen: {Newest(dossier)}");
        var correction = PlenaryCorrection.Of(dossier, figures);
        return new()
        {
            Election = count.Definition.Id,
            At = default,
            Sequence = 1,
            Station = dossier.Station.Code,
            Contest = dossier.Contest.Code,
            Form = form.Index,
            Outcome = isUnreadable ? Outcome.Unreadable : correction.Outcome,
            Reason = DecisionReason.Plenary,
            Corrections = isUnreadable ? s_none : correction.Corrections,
            Was = isUnreadable ? s_none : correction.Was,
            Minute = (int)body.Integer("minute", 1, MostMinutes),
            Note = body.OptionalText("note", 500),
        };
    }

    private static ImmutableSortedDictionary<string, Votes> Figures(CanonicalObject body, string name) =>
        body.OptionalObject(name) is { } figures ? ReviewRecord.ReadFigures(figures) : s_none;

    private static string Newest(Dossier dossier) => dossier.History is [.., var newest]
        ? $"entry {newest.Index} ({newest.Kind}, {newest.At}) came last. Load the page again."
        : "load the page again.";
}
