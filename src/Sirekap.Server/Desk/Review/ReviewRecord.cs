using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Desk.Review;

/// <summary>How far people have come with one form: who holds it, what each has read, and what is about to be signed.</summary>
/// <param name="Form">The log index of the form; another form begins anew.</param>
/// <param name="Holder">The passkey of whoever holds it; null for nobody.</param>
/// <param name="Until">When the hold ends by itself.</param>
/// <param name="Readings">What each person read, by key id and field; a field that one could not read is left out.</param>
/// <param name="Prepared">The statement that was shown for signing; null for none.</param>
internal sealed record ReviewRecord(
    long Form, string? Holder, StatementTime Until, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Votes>> Readings, string? Prepared)
{
    /// <summary>How long a form is held for whoever took it.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);

    private const int MostStatement = CanonicalJson.MostBytes / 2;

    public static ReviewRecord Of(long form) => new(
        form, null, new(DateTimeOffset.UnixEpoch), ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, Votes>>(StringComparer.Ordinal), null);

    /// <summary>Who holds the form now.</summary>
    public string? HolderAt(DateTimeOffset now) => Until.Moment > now ? Holder : null;

    /// <summary>
    /// The readings of those who may decide on the form still: a revoked passkey's do not count. Nor does that of whoever has read the form again in
    /// the sample, since that reading is in the log and counts there: one person has one voice.
    /// </summary>
    public ImmutableArray<ImmutableSortedDictionary<string, Votes>> ReadingsThatStand(Count count, Dossier dossier) =>
        [.. Readings.Where(reading => KeyId.Parse(reading.Key) is var key && key != dossier.Recheck?.Key && count.Entitles(key, Deed.Decide, dossier.Station)).Select(reading => reading.Value)];

    public static ReviewRecord Parse(byte[] bytes)
    {
        var members = CanonicalJson.Parse(bytes);
        var readings = members.Object("readings");
        var record = new ReviewRecord(
            members.Integer("form", 0, long.MaxValue),
            members.OptionalText("holder"),
            StatementTime.Parse(members.Text("until")),
            readings.Names.ToImmutableSortedDictionary(key => key, key => ReadFigures(readings.Object(key)), StringComparer.Ordinal),
            members.OptionalText("prepared", MostStatement));
        members.Done();
        return record;
    }

    /// <summary>The record as it is kept.</summary>
    /// <exception cref="RefusedException">More people have read the form than a record can hold.</exception>
    public byte[] ToBytes()
    {
        var readings = new CanonicalObject();
        foreach (var (key, figures) in Readings)
        {
            var read = new CanonicalObject();
            foreach (var (field, votes) in figures)
                read.Set(field, votes.Value);
            readings.Set(key, read);
        }

        var bytes = new CanonicalObject().Set("form", Form).Set("holder", Holder).Set("until", Until.ToString()).Set("readings", readings)
            .Set("prepared", Prepared).ToBytes();
        return bytes.Length <= CanonicalJson.MostBytes
            ? bytes
            : throw new RefusedException("too-large", $"{Readings.Count} people have read this form already: it goes to the plenary.");
    }

    /// <summary>Reads figures that a person typed.</summary>
    /// <exception cref="RefusedException">One is not a number of at most six digits.</exception>
    public static ImmutableSortedDictionary<string, Votes> ReadFigures(CanonicalObject figures) => figures.Names.ToImmutableSortedDictionary(
        field => field, field => new Votes((int)figures.Integer(field, 0, Votes.Most)), StringComparer.Ordinal);
}
