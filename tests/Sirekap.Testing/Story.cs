using System.Collections.Immutable;
using System.Text;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Testing;

/// <summary>
/// Tells an election's night as signed entries and folds them: tests say what happened, the story signs, numbers and counts it.
/// </summary>
public sealed class Story : IDisposable
{
    private readonly Dictionary<string, TestKey> _officers = [];
    private readonly Dictionary<(Role Role, string Region), TestKey> _holders = [];
    private readonly List<ReadOnlyMemory<byte>> _entries = [];
    private StatementTime _now;

    public Story(ElectionDefinition definition)
    {
        Definition = definition;
        Count = new Count(definition);
        _now = new(new DateTimeOffset(definition.Day, new TimeOnly(8, 0), TimeSpan.Zero));
        Add(Root, new ElectionStatement
        {
            Election = definition.Id,
            At = Now,
            Sequence = Root.NextSequence(),
            Log = "example.id/sirekap",
            Program = "sirekap-test",
            Root = Root.PublicKey,
            Files = definition.Files.ToImmutableSortedDictionary(pair => pair.Key, pair => Digest.Parse(pair.Value), StringComparer.Ordinal),
        });
        Enrol(Reader, Role.Reader, "0");
        Enrol(Importer, Role.Importer, "0");
        Enrol(Reviewer, Role.Reviewer, "0");
        Enrol(Supervisor, Role.Supervisor, "0");
    }

    public ElectionDefinition Definition { get; }

    public Count Count { get; }

    public TestKey Root { get; } = new();

    public TestKey Reader { get; } = new();

    public TestKey Importer { get; } = new();

    public TestKey Reviewer { get; } = new();

    public TestKey Supervisor { get; } = new();

    /// <summary>Every entry so far, as it stands in the log.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Entries => _entries;

    /// <summary>The next moment: every look moves the clock by a second.</summary>
    public StatementTime Now => _now = new(_now.Moment.AddSeconds(1));

    /// <summary>Figures that keep every hard rule of a contest need its own data; tests give them by field.</summary>
    public static ImmutableSortedDictionary<string, Votes> Figures(params (string Field, int Votes)[] figures) =>
        figures.ToImmutableSortedDictionary(pair => pair.Field, pair => new Votes(pair.Votes), StringComparer.Ordinal);

    /// <summary>Signs and folds a statement; gives the fold's answer.</summary>
    public Refusal? Add(ISigner signer, Statement statement)
    {
        var entry = SignedEntry.Sign(statement, signer);
        _entries.Add(entry.Bytes);
        return Count.Apply(Count.Size, entry.Bytes);
    }

    /// <summary>Folds any bytes in as the next entry.</summary>
    public Refusal? AddBytes(ReadOnlyMemory<byte> entry)
    {
        _entries.Add(entry);
        return Count.Apply(Count.Size, entry);
    }

    public Refusal? Enrol(TestKey key, Role role, string region) => Add(
        Root, KeyStatement.Enrol(Definition.Id, Now, Root.NextSequence(), key.PublicKey, role, region));

    public TestKey Officer(string station)
    {
        if (!_officers.TryGetValue(station, out var officer))
        {
            _officers.Add(station, officer = new TestKey());
            Enrol(officer, Role.Officer, station);
        }

        return officer;
    }

    /// <summary>A key that holds a role in a region, enrolled when it is first asked for.</summary>
    public TestKey Holder(Role role, string region)
    {
        if (!_holders.TryGetValue((role, region), out var holder))
        {
            _holders.Add((role, region), holder = new TestKey());
            Enrol(holder, role, region);
        }

        return holder;
    }

    /// <summary>The officer sends all pages; returns the form's log index.</summary>
    public long Submit(string station, string contest, ImmutableSortedDictionary<string, Votes> figures, long? replaces = null)
    {
        var officer = Officer(station);
        Add(officer, Form(station, contest, figures, officer, replaces));
        return Count.Size - 1;
    }

    public FormStatement Form(
        string station, string contest, ImmutableSortedDictionary<string, Votes> figures, TestKey officer, long? replaces = null)
    {
        var sequence = officer.NextSequence();
        return new()
        {
            Election = Definition.Id,
            At = Now,
            Sequence = sequence,
            Station = station,
            Contest = contest,
            Figures = figures,
            Replaces = replaces,
            Pages = Definition.FindContest(contest)!.Form.Pages.ToImmutableSortedDictionary(
                page => page.Number, page => Photo(station, page.Number, sequence)),
        };
    }

    /// <summary>The machine reads every page of the form in force, field by field as the function says (null: illegible).</summary>
    public void ReadAll(string station, string contest, Func<string, int?> value) =>
        ReadAll(station, contest, field => Machine(field, value(field.Id)));

    /// <summary>The machine reads every page of the form in force, field by field as the function says.</summary>
    public void ReadAll(
        string station, string contest, Func<ContestField, MachineFigure> figure, Fingerprint? handwriting = null, params (string Code, string Field)[] signals)
    {
        var form = Count.Contest(contest)!.DossierOf(Definition.Regions.FindStation(station)!.Value)!.Form!;
        foreach (var page in form.Pages.Keys)
            ReadPage(form, page, figure, handwriting, signals);
    }

    public Refusal? ReadPage(PlacedForm form, int page, Func<string, int?> value) =>
        ReadPage(form, page, field => Machine(field, value(field.Id)));

    private Refusal? ReadPage(
        PlacedForm form, int page, Func<ContestField, MachineFigure> figure, Fingerprint? handwriting = null, params (string Code, string Field)[] signals)
    {
        var contest = Definition.FindContest(form.Figures.Contest.Code)!;
        return Add(Reader, new ReadingStatement
        {
            Election = Definition.Id,
            At = Now,
            Sequence = Reader.NextSequence(),
            Station = form.Station.Code,
            Contest = contest.Code,
            Form = form.Index,
            Page = page,
            Photo = form.Pages[page],
            PublicCopy = Digest.Of(Encoding.UTF8.GetBytes($"public {form.Pages[page]}")),
            Model = Digest.Of("model"u8),
            Fingerprint = handwriting,
            Signals = signals.ToImmutableSortedDictionary(signal => signal.Code, signal => ImmutableArray.Create(signal.Field), StringComparer.Ordinal),
            Figures = [.. contest.Fields.Where(field => field.Page == page).Select(figure)],
        });
    }

    public Refusal? Decide(string station, string contest, Outcome outcome, DecisionReason reason, params (string Field, int Votes)[] corrections) =>
        Add(Reviewer, new DecisionStatement
        {
            Election = Definition.Id,
            At = Now,
            Sequence = Reviewer.NextSequence(),
            Station = station,
            Contest = contest,
            Form = Count.Contest(contest)!.DossierOf(Definition.Regions.FindStation(station)!.Value)?.Form?.Index ?? 0,
            Outcome = outcome,
            Reason = reason,
            Corrections = Figures(corrections),
        });

    public Refusal? Claim(string source, string station, string contest, params (string Field, int Votes)[] figures) =>
        Add(Importer, new ClaimStatement
        {
            Election = Definition.Id,
            At = Now,
            Sequence = Importer.NextSequence(),
            Source = source,
            Station = station,
            Contest = contest,
            Version = "2024-02-15 12:00:28",
            Payload = Digest.Of(Encoding.UTF8.GetBytes(station)),
            Figures = Figures(figures),
        });

    public static Digest Photo(string station, int page, long sequence) =>
        Digest.Of(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{station}/{page}/{sequence}")));

    public void Dispose()
    {
        foreach (var key in _officers.Values.Concat(_holders.Values).Append(Root).Append(Reader).Append(Importer).Append(Reviewer).Append(Supervisor))
            key.Dispose();
    }

    /// <summary>A reading that is nearly sure, or, of null, illegible.</summary>
    public static MachineFigure Machine(ContestField field, int? value)
    {
        var reading = value is { } number
            ? FieldReading.Read(field.Id, new Votes(number), 999_000)
            : FieldReading.Illegible(field.Id, 500_000);
        return new(reading, new PixelBox(100, 100, 120, 40), value is null ? "low-confidence" : null);
    }
}
