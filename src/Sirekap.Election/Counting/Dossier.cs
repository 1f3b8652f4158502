using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;
using Sirekap.Election.Sampling;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>Everything that the log says of one form (station × contest). Changed by the fold only.</summary>
public sealed class Dossier
{
    private readonly ContestCount _count;
    private readonly List<HistoryEntry> _history = [];

    // Most forms have none of these: empty ones must cost nothing.
    private ImmutableSortedDictionary<string, PlacedClaim> _claims = ImmutableSortedDictionary.Create<string, PlacedClaim>(StringComparer.Ordinal);
    private ImmutableList<Objection> _objections = [];
    private ImmutableList<Digest> _earlierCopies = [];
    private ImmutableArray<RivalForm> _rivals = [];

    internal Dossier(ContestCount count, Station station) => (_count, Station) = (count, station);

    /// <summary>The station.</summary>
    public Station Station { get; }

    /// <summary>The contest.</summary>
    public Contest Contest => _count.Contest;

    /// <summary>The state, as the statements make it.</summary>
    public FormState State { get; private set; }

    /// <summary>Whether an objection is open.</summary>
    public bool IsDisputed => _objections.Exists(objection => objection.Answer is null);

    /// <summary>The form statement in force; null while none is in.</summary>
    public PlacedForm? Form { get; private set; }

    /// <summary>The other phones' forms of which figures differ from the form in force, oldest first.</summary>
    public IEnumerable<RivalForm> Rivals => Form is { } form ? _rivals.Where(rival => !rival.Figures.Equals(form.Figures)) : [];

    /// <summary>The readings of the form in force, by page.</summary>
    public ImmutableSortedDictionary<int, PlacedReading> Readings { get; private set; } = ImmutableSortedDictionary<int, PlacedReading>.Empty;

    /// <summary>The decision in force; null while there is none.</summary>
    public PlacedDecision? Decision { get; private set; }

    /// <summary>A decision of the plenary that still waits for its second signer; null for none.</summary>
    public ProposedDecision? Proposed { get; private set; }

    /// <summary>What other publishers claim, the latest of each source.</summary>
    public IEnumerable<PlacedClaim> Claims => _claims.Values;

    /// <summary>The objections, oldest first.</summary>
    public IReadOnlyList<Objection> Objections => _objections;

    /// <summary>Every statement about this form, oldest first, the ignored ones with their reason.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>What is wrong with the form in force, hard findings first.</summary>
    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <summary>The figures that enter the totals; null while the form is not counted.</summary>
    /// <remarks>Made anew from form, readings and decision each time: kept for the whole nation they would fill ten gigabytes.</remarks>
    public ImmutableArray<Figure>? CountedFigures => State.IsCounted() ? [.. DossierFields.Counted(this)] : null;

    /// <summary>Whether a photograph for every announced page has been read.</summary>
    public bool IsFullyRead => Form is { } form && form.Pages.Keys.All(Readings.ContainsKey);

    /// <summary>Every field with its readings, evidence and figure.</summary>
    public ImmutableArray<FieldDossier> Fields => DossierFields.Of(this);

    /// <summary>The figures that count or would count: the officer's, as far as no decision replaced them.</summary>
    public FigureSet? Figures => Form is not { } form ? null : Decision is { } decision ? decision.Figures : form.Figures;

    /// <summary>What the machine read in a field of the form in force; null while the page is unread or was refused.</summary>
    public MachineFigure? MachineFigureOf(ContestField field)
    {
        if (Readings.TryGetValue(field.Page, out var reading))
        {
            foreach (var figure in reading.Statement.Figures)
            {
                if (figure.Reading.Field == field.Id)
                    return figure;
            }
        }

        return null;
    }

    /// <summary>The public pictures of forms that were replaced, oldest first; they stay where they were published.</summary>
    public IReadOnlyList<Digest> EarlierCopies => _earlierCopies;

    /// <summary>Whether a reading of this form, or of one that it replaced, has published a picture.</summary>
    public bool HasPublished(Digest copy) => Readings.Values.Any(reading => reading.Statement.PublicCopy == copy) || _earlierCopies.Contains(copy);

    /// <summary>Whether the form in force was drawn for blind re-reading.</summary>
    public bool IsSampled { get; private set; }

    /// <summary>The blind re-reading of the form in force; null while there is none.</summary>
    public PlacedRecheck? Recheck { get; private set; }

    /// <summary>The fields that a blind re-reading found otherwise than counted, while nobody has decided since; empty where none is open.</summary>
    public ImmutableArray<string> OpenDifferences => Recheck is { } recheck && (Decision is not { } decision || decision.Index < recheck.Index) ? recheck.Differing : [];

    /// <summary>Whether a key has decided on this form, or on one that it replaced.</summary>
    public bool WasDecidedBy(KeyId key) => _history.Exists(line => line.Key == key && line is { Kind: DecisionStatement.Name, Ignored: null });

    /// <summary>Whether people must look at it: it is in review, or a re-reading differs and no closed recapitulation stands over it.</summary>
    public bool IsWaiting => State == FormState.Review || (State.IsCounted() && State != FormState.Final && !OpenDifferences.IsEmpty);

    /// <summary>The form that waits for the draw, or about which it was made; null for none.</summary>
    internal long? DrawnForm { get; set; }

    internal void JoinSample()
    {
        IsSampled = true;
        _count.Sampled(this);
    }

    internal void ReadAgain(PlacedRecheck recheck) => Recheck = recheck;

    internal void Record(HistoryEntry entry)
    {
        _history.Add(entry is { Kind: FormStatement.Name, Ignored: null } && Form is { } form && form.Index != entry.Index
            ? new RivalEntry(entry.Index, entry.Kind, entry.At, entry.Key, form.Index)
            : entry);
        if (entry.Kind is not (FormStatement.Name or ReadingStatement.Name or ClaimStatement.Name))
            _count.Handled(this);
    }

    /// <summary>Whether a key has signed the form in force, or one that stands against it.</summary>
    internal bool HasFormBy(KeyId key) =>
        _history.Exists(line => line.Key == key && line.Index == Form?.Index) || _rivals.Any(rival => rival.Key == key);

    /// <summary>The keys whose forms name a photograph: the one in force, and those that stand against it.</summary>
    internal IEnumerable<KeyId> SendersOf(Digest photo)
    {
        var rivals = _rivals.Where(rival => rival.Pages.ContainsValue(photo)).Select(rival => rival.Key);
        return Form is { } form && form.Pages.ContainsValue(photo) ? rivals.Append(_history.Find(line => line.Index == form.Index)!.Key) : rivals;
    }

    internal void Oppose(RivalForm rival) => _rivals = _rivals.Add(rival);

    internal void Submit(PlacedForm form, KeyId key)
    {
        _count.Replaced(Form);
        _rivals = _rivals.RemoveAll(rival => rival.Key == key);
        _earlierCopies = _earlierCopies.AddRange(Readings.Values.Select(reading => reading.Statement.PublicCopy).OfType<Digest>());
        (Form, Decision, Proposed) = (form, null, null);
        (IsSampled, Recheck) = (false, null);
        Readings = ImmutableSortedDictionary<int, PlacedReading>.Empty;
    }

    internal void Read(PlacedReading reading) => Readings = Readings.SetItem(reading.Statement.Page, reading);

    internal void Decide(PlacedDecision decision) => (Decision, Proposed) = (decision, null);

    internal void Propose(ProposedDecision proposed) => Proposed = proposed;

    internal void DropProposal() => Proposed = null;

    internal void Claim(PlacedClaim claim) => _claims = _claims.SetItem(claim.Statement.Source, claim);

    internal void Object(Objection objection)
    {
        if (_objections.Count == 0)
            _count.Objections.Note(this);
        _objections = _objections.Add(objection);
    }

    internal void Answer(long objection, long index, ObjectionStatement answer)
    {
        var place = _objections.FindIndex(open => open.Index == objection);
        _objections = _objections.SetItem(place, _objections[place].AnsweredBy(index, answer));
    }

    /// <summary>Derives findings, state and counted figures anew and brings them into the totals.</summary>
    internal void Settle(StatementTime at)
    {
        Findings = FormCheck.Of(this, _count.Definition.Catalogue);
        State = Derive();
        _count.Settle(this, at);
    }

    private FormState Derive()
    {
        if (Form is null)
            return FormState.Awaited;
        if (Decision is { } decision)
        {
            return decision.Statement.Outcome switch
            {
                Outcome.Unreadable => FormState.Unreadable,
                Outcome.Return => FormState.Review,
                _ => _count.IsClosed(Station) ? FormState.Final : FormState.Decided,
            };
        }

        if (!IsFullyRead)
            return FormState.Received;
        if (Findings.Any(_count.Definition.Catalogue.IsHard))
            return FormState.Review;
        return _count.IsClosed(Station) ? FormState.Final : FormState.Agreed;
    }
}
