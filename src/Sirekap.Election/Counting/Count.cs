using System.Collections.Immutable;
using Sirekap.Election.Counting.Handling;
using Sirekap.Election.Regions;
using Sirekap.Election.Sampling;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>
/// The count: a fold of the log's entries, in their order, into states and totals. The same code decides at intake, in a
/// mirror and in the verifier: a statement that is not allowed where it stands is ignored with a published reason.
/// Not safe for use by several threads at once; the owner serialises.
/// </summary>
public sealed class Count
{
    private readonly Dictionary<string, ContestCount> _contests;
    private readonly SampleDraw _draw;
    private readonly LogClock _clock = new();
    private readonly Dictionary<long, StatementTime> _steps = [];
    private readonly List<IgnoredEntry> _ignored = [];
    private readonly List<Attestation> _attestations = [];

    private string _kind = "";

    /// <summary>An empty count of an election.</summary>
    /// <param name="definition">The election.</param>
    /// <param name="watch">Told what each entry changes of forms, in the log's order; null tells nobody.</param>
    public Count(ElectionDefinition definition, Action<FormChange>? watch = null)
    {
        Definition = definition;
        _draw = new(definition);
        _contests = definition.Contests.ToDictionary(
            contest => contest.Code, contest => new ContestCount(definition, contest, () => (Size - 1, _clock.Now!.Value), watch is null ? null : change => watch(change with { Kind = _kind })), StringComparer.Ordinal);
    }

    /// <summary>The election.</summary>
    public ElectionDefinition Definition { get; }

    /// <summary>How many entries have been folded in.</summary>
    public long Size { get; private set; }

    /// <summary>The first statement; null while the log is empty.</summary>
    public ElectionStatement? Opening { get; private set; }

    /// <summary>The entry that closed the log; null while it is open.</summary>
    public long? ClosedAt { get; private set; }

    /// <summary>The entries that the fold ignores, with the reason.</summary>
    public IReadOnlyList<IgnoredEntry> Ignored => _ignored;

    /// <summary>What servers have said about where their endpoints are, in the log's order.</summary>
    public IReadOnlyList<Attestation> Attestations => _attestations;

    /// <summary>Pictures withheld and figures suspended, past and present.</summary>
    public TakedownBook Takedowns { get; } = new();

    /// <summary>The time that the newest statement that holds claims; null while the log is empty.</summary>
    public StatementTime? Changed { get; private set; }

    /// <summary>The time by the log's own clock: the median of the times that its newest 31 statements state. Null while the log is empty.</summary>
    public StatementTime? LogTime => _clock.Now;

    /// <summary>The log's time at a statement of a plenary or a takedown that holds; null for any other entry: forms bear it in their moves.</summary>
    public StatementTime? TimeOf(long step) => _steps.TryGetValue(step, out var time) ? time : null;

    internal KeyRegister Keys { get; } = new();

    /// <summary>The first station that announced a photograph, for finding the same picture twice.</summary>
    internal Dictionary<Digest, Station> Photographs { get; } = [];

    /// <summary>The count of a contest; null when the election has none of this code.</summary>
    public ContestCount? Contest(string code) => _contests.GetValueOrDefault(code);

    /// <summary>Whether a key may still sign, and its next sequence number; null for a key that is not enrolled or is revoked.</summary>
    public long? NextSequence(KeyId key) => Keys.Find(key) is { IsRevoked: false } enrolled ? enrolled.LastSequence + 1 : null;

    /// <summary>The station that first announced a photograph; null where none did.</summary>
    public Station? AnnouncerOf(Digest photo) =>
        Photographs.TryGetValue(photo, out var station) ? station : null;

    /// <summary>Whether a message was signed by a phone whose form, in force or against the one in force, announces a photograph.</summary>
    public bool IsFromSenderOf(Digest photo, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (AnnouncerOf(photo) is not { } station)
            return false;
        foreach (var contest in _contests.Values)
        {
            foreach (var key in contest.DossierOf(station)?.SendersOf(photo) ?? [])
            {
                if (Keys.Find(key)!.Verifier.Verifies(message, signature))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A key as the log knows it; null where it was never enrolled.</summary>
    public KeyDescription? DescribeKey(KeyId key) => Keys.Find(key) is { } enrolled
        ? new(enrolled.Role?.Name() ?? "root", enrolled.Scope.Code, enrolled.LastSequence + 1, enrolled.IsRevoked, enrolled.EnrolledAt)
        : null;

    /// <summary>The keys of a station's officers that still sign and were enrolled before a place in the log, oldest first.</summary>
    public ImmutableArray<KeyId> OfficersBefore(Station station, long index) =>
        [.. Keys.OfficersOf(station).Where(key => !key.IsRevoked && key.EnrolledAt < index).Select(key => key.Verifier.Id).Reverse()];

    /// <summary>Whether the fold would take an entry as the next one; null if so. Changes nothing.</summary>
    public Refusal? Judge(SignedEntry entry)
    {
        if (ClosedAt is { } end)
            return new("log-closed", $"This log was closed by its entry {end} and takes nothing more: ask the committee for its successor, and send there.");
        // The first entry names its own key, so its handler checks that itself.
        var signer = entry.Statement is ElectionStatement ? null : JudgeSignature(entry) ?? JudgeStanding(entry);
        return signer ?? Handlers.For(entry.Statement).Judge(this, entry);
    }

    /// <summary>Whether the fold would take a statement as the next entry if a key signed it well; null if so. Spares people signatures that come to nothing.</summary>
    /// <param name="statement">The statement, still to be signed.</param>
    /// <param name="key">An enrolled key.</param>
    public Refusal? Foresee(Statement statement, KeyId key)
    {
        if (ClosedAt is not null || Keys.Find(key) is null)
            return Judge(SignedEntry.Unsigned(statement, key));
        var entry = SignedEntry.Unsigned(statement, key);
        return JudgeStanding(entry) ?? Handlers.For(statement).Judge(this, entry);
    }

    /// <summary>
    /// Does the costly part of folding an entry in beforehand: reads it, and checks its signature if its key is known by now. The one method that
    /// other threads may call while the fold goes on; it changes nothing, and decides nothing that the fold would decide otherwise.
    /// </summary>
    /// <param name="bytes">The entry as it stands in the log.</param>
    public PreparedEntry Prepare(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var entry = SignedEntry.Parse(bytes);
            if (Keys.Find(entry.Key) is { } key)
                entry.IsSignedBy(key.Verifier);
            return new(entry);
        }
        catch (RefusedException refused)
        {
            return new(bytes, refused.Refusal);
        }
    }

    /// <summary>Folds the next entry in.</summary>
    /// <param name="index">Its log index, which must be <see cref="Size"/>.</param>
    /// <param name="bytes">The entry as it stands in the log.</param>
    /// <returns>Null where the statement holds, otherwise why it is ignored.</returns>
    public Refusal? Apply(long index, ReadOnlyMemory<byte> bytes) => Apply(index, Prepare(bytes));

    /// <summary>Folds the next entry in, prepared by this count.</summary>
    public Refusal? Apply(long index, PreparedEntry prepared)
    {
        if (prepared.Entry is { } entry)
            return Apply(index, entry);
        Take(index);
        _ignored.Add(new(index, null, prepared.Unreadable!));
        return prepared.Unreadable;
    }

    /// <summary>Folds the next entry in, already parsed.</summary>
    public Refusal? Apply(long index, SignedEntry entry)
    {
        if (TryApply(index, entry) is not { } refusal)
            return null;
        Take(index);
        _ignored.Add(new(index, entry.Statement.Kind, refusal));
        // Only what is signed leaves a trace: otherwise anyone could write into a form's history, or use up others' numbers.
        if (entry.Statement is not ElectionStatement && JudgeSignature(entry) is null)
        {
            // An ignored statement uses its number up: nobody may bring it back in when it would suit.
            var key = Keys.Find(entry.Key)!;
            key.LastSequence = Math.Max(key.LastSequence, entry.Statement.Sequence);
            Record(index, entry, refusal);
        }

        return refusal;
    }

    /// <summary>Folds the next entry in if its statement holds; otherwise says why not and changes nothing, not even <see cref="Size"/>.</summary>
    public Refusal? TryApply(long index, SignedEntry entry)
    {
        if (Judge(entry) is { } refusal)
            return refusal;
        Take(index);
        _clock.Hear(entry.Statement.At);
        _kind = entry.Statement.Kind;
        if (entry.Statement is RecapStatement or TakedownStatement)
            _steps.Add(index, _clock.Now!.Value);
        Handlers.For(entry.Statement).Enact(this, index, entry);
        Keys.Find(entry.Key)!.LastSequence = entry.Statement.Sequence;
        Changed = entry.Statement.At;
        _draw.Watch(entry, Record(index, entry, null));
        return null;
    }

    internal void Close(long index) => ClosedAt = index;

    internal void Attest(Attestation attestation) => _attestations.Add(attestation);

    internal void Begin(ElectionStatement opening) => Opening = opening;

    private Dossier? Record(long index, SignedEntry entry, Refusal? ignored)
    {
        var dossier = Handlers.For(entry.Statement).DossierOf(this, entry.Statement);
        dossier?.Record(HistoryEntry.Of(index, entry, ignored));
        return dossier;
    }

    private void Take(long index)
    {
        if (index != Size)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Entry {Size} is the next one to fold in.");
        Size++;
    }

    private Refusal? JudgeSignature(SignedEntry entry)
    {
        if (Opening is null)
            return new("no-election", "The first entry of a log must be the election itself.");
        if (Keys.Find(entry.Key) is not { } key)
            return new("key-unknown", $"Key {entry.Key} is not enrolled: ask the committee for enrolment, then send again.");
        return entry.IsSignedBy(key.Verifier)
            ? key.JudgeManner(entry)
            : new("bad-signature", $"The signature is not that of key {entry.Key} over these bytes: sign again and send again.");
    }

    private Refusal? JudgeStanding(SignedEntry entry)
    {
        var key = Keys.Find(entry.Key)!;
        if (key.IsRevoked)
            return new("key-revoked", $"Key {entry.Key} has been revoked: enrol again at the committee.");
        if (entry.Statement.Election != Definition.Id)
            return new("other-election", $"The statement is about election {entry.Statement.Election}; this log is of {Definition.Id}.");
        return entry.Statement.Sequence <= key.LastSequence
            ? new("sequence-replayed", $"Sequence {entry.Statement.Sequence} of key {entry.Key} has been used: the next is {key.LastSequence + 1}.")
            : null;
    }
}

/// <summary>What the log knows of a key.</summary>
/// <param name="Role">What it may sign; <c>root</c> for the root key.</param>
/// <param name="Region">The region's or station's code where its right holds.</param>
/// <param name="NextSequence">The sequence number of its next statement.</param>
/// <param name="IsRevoked">Whether it has been revoked.</param>
/// <param name="EnrolledAt">The log index at which it was enrolled.</param>
public sealed record KeyDescription(string Role, string Region, long NextSequence, bool IsRevoked, long EnrolledAt);

/// <summary>An entry that the fold ignores.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Kind">The statement's kind; null where the bytes are no statement.</param>
/// <param name="Reason">Why.</param>
public sealed record IgnoredEntry(long Index, string? Kind, Refusal Reason);
