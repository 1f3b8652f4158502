using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Copies;

/// <summary>What a copy of one station's C.Hasil states. It follows from the log alone, and changes only with statements about this form or its pictures.</summary>
/// <param name="Election">The election's id.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Station">The station.</param>
/// <param name="State">Where the form stands.</param>
/// <param name="IsDisputed">Whether an objection is open.</param>
/// <param name="Form">The log index of the officer's statement in force; null while none is in.</param>
/// <param name="Decision">The decision in force; null while there is none.</param>
/// <param name="Lines">Every field of the form, in its order.</param>
/// <param name="Pages">The photographs that the officer announced.</param>
/// <param name="Objections">The objections, oldest first.</param>
public sealed record StationSheet(
    string Election,
    Contest Contest,
    Station Station,
    FormState State,
    bool IsDisputed,
    long? Form,
    PlacedDecision? Decision,
    ImmutableArray<StationLine> Lines,
    ImmutableArray<StationPhoto> Pages,
    ImmutableArray<RecapObjection> Objections)
{
    /// <summary>Takes the sheet of a station out of the count.</summary>
    public static StationSheet Of(Count count, ContestCount votes, Station station)
    {
        var dossier = votes.DossierOf(station);
        var takedowns = count.Takedowns.OfForm(station, votes.Contest.Code).ToList();
        var counted = dossier?.CountedFigures;
        return new(
            count.Definition.Id,
            votes.Contest,
            station,
            votes.StateOf(station),
            dossier is { IsDisputed: true },
            dossier?.Form?.Index,
            dossier?.Decision,
            [.. votes.Contest.Fields.Select((field, column) => StationLine.Of(field, dossier?.Form?.Figures[column], counted?[column], takedowns))],
            [.. dossier?.Form?.Pages.Select(page => StationPhoto.Of(dossier, page.Key, page.Value, count.Takedowns)) ?? []],
            [.. RecapObjection.Of(votes, station, count.Size)]);
    }

    /// <summary>The log index that the copy leads to: the decision in force, else the officer's form; null while neither is there.</summary>
    public long? Entry => Decision?.Index ?? Form;

    /// <summary>The data file: canonical JSON (RFC 8785). What is not there is left out.</summary>
    public byte[] ToBytes() => new CanonicalObject()
        .Set("election", Election)
        .Set("contest", Contest.Code)
        .Set("station", Station.Code)
        .Set("state", State.Code())
        .Set("disputed", IsDisputed)
        .Set("form", Form)
        .Set("decision", Decision is { } decision ? Json(decision) : null)
        .Set("figures", ImmutableArray.CreateRange<object>(Lines.Select(line => line.ToJson())))
        .Set("pages", ImmutableArray.CreateRange<object>(Pages.Select(page => page.ToJson())))
        .Set("objections", ImmutableArray.CreateRange<object>(Objections.Select(objection => objection.ToJson())))
        .ToBytes();

    /// <summary>The digest of the data file, which stands on every page of the copy.</summary>
    public Digest ToDigest() => Digest.Of(ToBytes());

    private static CanonicalObject Json(PlacedDecision decision) => new CanonicalObject()
        .Set("entry", decision.Index)
        .Set("outcome", Codes.Name(decision.Statement.Outcome))
        .Set("reason", Codes.Name(decision.Statement.Reason))
        .Set("note", decision.Statement.Note);
}
