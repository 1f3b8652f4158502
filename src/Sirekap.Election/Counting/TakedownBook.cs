using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>All takedowns of a log, past and present, in its order. Changed by the fold only.</summary>
public sealed class TakedownBook
{
    private readonly List<Takedown> _all = [];
    private readonly Dictionary<long, int> _places = [];
    private readonly Dictionary<Digest, List<int>> _ofPicture = [];
    private readonly Dictionary<(int Station, string Contest), List<int>> _ofForm = [];

    /// <summary>Every takedown, oldest first.</summary>
    public IReadOnlyList<Takedown> All => _all;

    /// <summary>The takedown that was asked for by an entry; null where none was.</summary>
    public Takedown? Find(long request) => _places.TryGetValue(request, out var place) ? _all[place] : null;

    /// <summary>The takedowns of a public picture, wherever it is shown.</summary>
    public IEnumerable<Takedown> OfPicture(Digest copy) => At(_ofPicture.GetValueOrDefault(copy));

    /// <summary>The takedowns about a station's form, its pictures and its figures.</summary>
    public IEnumerable<Takedown> OfForm(Station station, string contest) => At(_ofForm.GetValueOrDefault((station.Ordinal, contest)));

    internal void Add(Takedown takedown)
    {
        var place = _all.Count;
        _all.Add(takedown);
        _places.Add(takedown.Index, place);
        Put(_ofForm, (takedown.Station.Ordinal, takedown.Contest), place);
        if (takedown.Notice.Subject is PictureSubject picture)
            Put(_ofPicture, picture.Photo, place);
    }

    internal void Change(Takedown takedown) => _all[_places[takedown.Index]] = takedown;

    private static void Put<T>(Dictionary<T, List<int>> index, T name, int place)
        where T : notnull
    {
        if (!index.TryGetValue(name, out var places))
            index.Add(name, places = []);
        places.Add(place);
    }

    private IEnumerable<Takedown> At(List<int>? places) => (places ?? []).Select(place => _all[place]);
}
