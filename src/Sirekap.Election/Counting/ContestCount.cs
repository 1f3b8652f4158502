using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting.Handling;
using Sirekap.Election.Readings;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Sampling;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>The count of one contest: every form's dossier, and the totals of every region.</summary>
public sealed class ContestCount
{
    // Dense, in tree order: a region's are a slice.
    private readonly Dossier?[] _dossiers;
    private readonly SortedDictionary<long, Dossier> _unread = [];
    private readonly SortedSet<int> _uneven = [];
    private readonly SortedSet<int> _handled = [];
    private readonly SortedSet<int> _drawn = [];
    private readonly Dictionary<int, Recap> _recaps = [];
    private readonly Dictionary<int, FingerprintIndex<string>> _handwriting = [];
    private readonly List<PlacedRecheck> _rechecks = [];
    private readonly Dictionary<int, int> _sampled = [];
    private readonly TotalsTable _totals;
    private readonly Func<(long Index, StatementTime Time)> _newest;
    private readonly Action<FormChange>? _watch;

    /// <summary>An empty count of a contest.</summary>
    /// <param name="definition">The election.</param>
    /// <param name="contest">The contest.</param>
    /// <param name="newest">The entry that is being folded in, and the log's time then.</param>
    /// <param name="watch">Told what changes of a form, without the statement's kind; null tells nobody.</param>
    internal ContestCount(ElectionDefinition definition, Contest contest, Func<(long Index, StatementTime Time)> newest, Action<FormChange>? watch = null)
    {
        (Definition, Contest, _newest, _watch) = (definition, contest, newest, watch);
        Reports = new(contest);
        _dossiers = new Dossier?[definition.Regions.StationCount];
        _totals = new TotalsTable(definition.Regions, contest);
        Objections = new(contest.Code);
    }

    /// <summary>The contest.</summary>
    public Contest Contest { get; }

    /// <summary>The dossiers of all forms of which the log says anything, in tree order.</summary>
    public IEnumerable<Dossier> Dossiers => _dossiers.OfType<Dossier>();

    /// <summary>The forms with a page that no machine has read, in the log's order of their statements.</summary>
    public IEnumerable<Dossier> Unread => _unread.Values;

    /// <summary>The forms that did not go through by themselves, in tree order: those that wait for people, and those on which people have decided.</summary>
    public IEnumerable<Dossier> Uneven => _uneven.Select(ordinal => _dossiers[ordinal]!);

    /// <summary>The forms of a region about which somebody has stated anything beyond sending and reading them, in tree order: few of many, so a province's are found at once.</summary>
    public IEnumerable<Dossier> HandledIn(Region region) => Among(_handled, region);

    /// <summary>The forms of a region that were drawn for re-reading at any time, in tree order; what was drawn may be replaced since.</summary>
    public IEnumerable<Dossier> DrawnIn(Region region) => Among(_drawn, region);

    /// <summary>The objections to forms and tiers.</summary>
    public ObjectionBook Objections { get; }

    /// <summary>What citizens report.</summary>
    public ReportBook Reports { get; }

    /// <summary>Every blind re-reading, in the log's order, also of forms that were replaced since.</summary>
    public IReadOnlyList<PlacedRecheck> Rechecks => _rechecks;

    /// <summary>How many forms of a province have been drawn for re-reading, replaced ones included.</summary>
    public int SampledIn(Region province) => _sampled.GetValueOrDefault(province.Index);

    /// <summary>What the newest statements changed.</summary>
    public MoveBook Moves { get; } = new();

    internal ElectionDefinition Definition { get; }

    /// <summary>The dossier of a station's form; null while the log says nothing of it.</summary>
    public Dossier? DossierOf(Station station) => _dossiers[station.Ordinal];

    /// <summary>The dossiers of a region's forms of which the log says anything, in tree order.</summary>
    public IEnumerable<Dossier> DossiersIn(Region region) => _dossiers.Skip(region.FirstStation).Take(region.StationCount).OfType<Dossier>();

    /// <summary>The state of a station's form.</summary>
    public FormState StateOf(Station station) => _totals.StateOf(station.Ordinal);

    /// <summary>The totals of a region.</summary>
    public RegionTotals TotalsOf(Region region) => _totals.Of(region);

    /// <summary>The counted figure of a station in a column; null while the form is not counted.</summary>
    public Votes? CountedFigure(Station station, int column) => _totals.CountedFigure(station.Ordinal, column);

    /// <summary>The recap of a region; null where none was opened.</summary>
    public Recap? RecapOf(Region region) => _recaps.GetValueOrDefault(region.Index);

    /// <summary>Whether a closed recap of a tier above stands over the station.</summary>
    public bool IsClosed(Station station) =>
        _recaps.Count > 0 && (IsClosed(station.Village) || station.Village.Ancestors.Any(IsClosed));

    /// <summary>Where the recap over a station stands: its district's, unless a tier above is closed already.</summary>
    public Stages StageOf(Station station) => IsClosed(station) ? Stages.Closed
        : station.District is { } district && RecapOf(district) is not null ? Stages.Plenary
        : Stages.Before;

    /// <summary>Adds everything up again from the stations' figures alone; equal to the running totals, which a property test holds.</summary>
    public Recounted Recount() => _totals.Recount();

    /// <summary>Every recapitulation that was ever opened, in no order.</summary>
    public IEnumerable<(Region Region, Recap Recap)> Recaps => _recaps.Select(pair => (Definition.Regions.RegionAt(pair.Key), pair.Value));

    /// <summary>Where the recap of a region stands.</summary>
    public RecapState RecapStateOf(Region region) => RecapStates.StateOf(RecapOf(region));

    internal bool IsClosed(Region region) => _recaps.TryGetValue(region.Index, out var recap) && recap.IsClosed;

    internal Dossier Open(Station station) => _dossiers[station.Ordinal] ??= new Dossier(this, station);

    /// <summary>The station whose page was read earlier with nearly the same handwriting, or null; and keeps this page for those to come.</summary>
    internal string? Recognise(ReadingStatement reading)
    {
        if (reading.Fingerprint is not { } fingerprint)
            return null;
        if (!_handwriting.TryGetValue(reading.Page, out var pages))
            _handwriting.Add(reading.Page, pages = new());
        var earlier = pages.Find(fingerprint, reading.Station);
        pages.Add(fingerprint, reading.Station);
        return earlier?.Owner;
    }

    internal void Rechecked(PlacedRecheck recheck) => _rechecks.Add(recheck);

    internal void Sampled(Dossier dossier)
    {
        var province = dossier.Station.Province.Index;
        _sampled[province] = _sampled.GetValueOrDefault(province) + 1;
        _drawn.Add(dossier.Station.Ordinal);
    }

    internal void Handled(Dossier dossier) => _handled.Add(dossier.Station.Ordinal);

    /// <summary>Nobody reads a form any more that is not in force.</summary>
    internal void Replaced(PlacedForm? form)
    {
        if (form is not null)
            _unread.Remove(form.Index);
    }

    internal void Put(Region region, Recap recap) => _recaps[region.Index] = recap;

    /// <summary>Brings a form's state and figures into the totals.</summary>
    internal void Settle(Dossier dossier, StatementTime at)
    {
        if (dossier.IsFullyRead)
            _unread.Remove(dossier.Form!.Index);
        else if (dossier.Form is { } form)
            _unread[form.Index] = dossier;
        if (dossier.State == FormState.Review || dossier.Decision is not null)
            _uneven.Add(dossier.Station.Ordinal);
        else
            _uneven.Remove(dossier.Station.Ordinal);
        var (state, votes) = (StateOf(dossier.Station), VotesOf(dossier.Station));
        var figures = _watch is null ? null : CountedColumns(dossier.Station);
        _totals.Settle(dossier.Station, dossier.State, dossier.CountedFigures, at);
        Tell(dossier.Station, state, figures);
        if (state == dossier.State && !state.IsCounted())
            return;
        var (index, time) = _newest();
        Moves.Add(new(index, time, dossier.Station, state, dossier.State, Difference(VotesOf(dossier.Station), votes)));
    }

    private IEnumerable<Dossier> Among(SortedSet<int> ordinals, Region region) => region.StationCount == 0
        ? []
        : ordinals.GetViewBetween(region.FirstStation, region.FirstStation + region.StationCount - 1).Select(ordinal => _dossiers[ordinal]!);

    private void Tell(Station station, FormState before, ImmutableArray<int>? figuresBefore)
    {
        if (_watch is null)
            return;
        var (state, figures) = (StateOf(station), CountedColumns(station));
        if (state != before || (figures is { } now && figuresBefore is { } then && !now.AsSpan().SequenceEqual(then.AsSpan())))
            _watch(new(_newest().Index, "", Contest, station, state, figures));
    }

    private ImmutableArray<int>? CountedColumns(Station station) => StateOf(station).IsCounted()
        ? [.. Enumerable.Range(0, Contest.Fields.Length).Select(column => CountedFigure(station, column)!.Value.Value)]
        : null;

    private static ImmutableArray<int> Difference(int[] after, int[] before)
    {
        for (var place = 0; place < after.Length; place++)
            after[place] -= before[place];
        return ImmutableCollectionsMarshal.AsImmutableArray(after);
    }

    private int[] VotesOf(Station station)
    {
        var votes = new int[Contest.Candidates.Length];
        for (var place = 0; place < votes.Length; place++)
            votes[place] = CountedFigure(station, Contest.IndexOf(Contest.Candidates[place].Field))?.Value ?? 0;
        return votes;
    }
}
