using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>All objections of a contest: those to tiers, and where those to forms are. Changed by the fold only.</summary>
public sealed class ObjectionBook
{
    private readonly string _contest;
    private readonly Dictionary<int, (Region Region, List<Objection> Objections)> _tiers = [];
    private readonly List<Dossier> _dossiers = [];

    internal ObjectionBook(string contest) => _contest = contest;

    /// <summary>The objections to the recapitulation of a region, oldest first.</summary>
    public IReadOnlyList<Objection> Of(Region region) => _tiers.TryGetValue(region.Index, out var tier) ? tier.Objections : [];

    /// <summary>Every objection, oldest first.</summary>
    public IEnumerable<FiledObjection> All => _dossiers
        .SelectMany(dossier => dossier.Objections.Select(objection => new FiledObjection(_contest, objection, dossier.Station, dossier.Station.Village)))
        .Concat(_tiers.Values.SelectMany(tier => tier.Objections.Select(objection => new FiledObjection(_contest, objection, null, tier.Region))))
        .OrderBy(filed => filed.Objection.Index);

    internal void Note(Dossier dossier) => _dossiers.Add(dossier);

    internal void Raise(Region region, Objection objection)
    {
        if (!_tiers.TryGetValue(region.Index, out var tier))
            _tiers.Add(region.Index, tier = (region, []));
        tier.Objections.Add(objection);
    }

    internal void Answer(Region region, long objection, long index, ObjectionStatement answer)
    {
        var objections = _tiers[region.Index].Objections;
        var place = objections.FindIndex(open => open.Index == objection);
        objections[place] = objections[place].AnsweredBy(index, answer);
    }
}
