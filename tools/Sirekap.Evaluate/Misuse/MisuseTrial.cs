using Sirekap.Election.Readings;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Statistics;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Misuse;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Misuse;

/// <summary>Measures the signals of misuse: how often honest pages raise one, and how many tampered pages do.</summary>
internal sealed class MisuseTrial(PageReader reader)
{
    static readonly (string Name, Func<byte[], byte[]> Tamper)[] s_copies =
    [
        ("compressed again, quality 40", jpeg => Tampering.Compressed(jpeg, 40)),
        ("made smaller, 0.7", jpeg => Tampering.Scaled(jpeg, 0.7)),
        ("cut by 0.7 % on each side", jpeg => Tampering.Cut(jpeg, 0.007)),
    ];

    static readonly (double Wavelength, double Depth)[] s_screens = [(3.1, 0.05), (5.3, 0.05)];

    readonly List<(string Page, Fingerprint Fingerprint)> _honest = [];
    readonly SortedDictionary<string, List<double>> _copies = new(StringComparer.Ordinal), _screens = new(StringComparer.Ordinal);
    readonly List<double> _likeness = [], _pastedLikeness = [], _strength = [];
    int _read;

    /// <summary>Takes one honest photograph and tampers with it.</summary>
    public void Add(Sample sample)
    {
        if (Read(sample.Jpeg) is not var (reading, photo) || reading.Evidence?.Registration is not { } registration)
            return;
        _read++;
        List<BoxReading> boxes = [.. reading.Fields.SelectMany(field => field.Boxes)];
        _likeness.Add(TwinGlyphs.Likest(photo.Luma, boxes)?.Likeness ?? 0);
        _strength.Add(ScreenGrid.Strength(photo.Luma, registration.Map, registration.Page.Width, registration.Page.Height));
        if (reading.Fingerprint is { } fingerprint)
            _honest.Add(($"{reading.Form}/{reading.Page}", fingerprint));
        foreach (var (name, tamper) in s_copies)
        {
            if (Read(tamper(sample.Jpeg)) is var (copy, _) && copy.Fingerprint is { } other && reading.Fingerprint is { } own)
                Under(_copies, name).Add(own.DistanceFrom(other));
        }

        Paste(sample.Jpeg, boxes);
        foreach (var (wavelength, depth) in s_screens)
        {
            if (Read(Tampering.OnScreen(sample.Jpeg, wavelength, depth)) is var (screen, screenPhoto) && screen.Evidence?.Registration is { } found)
                Under(_screens, $"lines every {Figures.Plain(wavelength)} pixels, {Figures.Plain(depth * 100)} % darker").Add(
                    ScreenGrid.Strength(screenPhoto.Luma, found.Map, found.Page.Width, found.Page.Height));
        }
    }

    /// <summary>What was found, as tables.</summary>
    public IEnumerable<Section> Sections()
    {
        var others = Pairs().ToList();
        yield return new("Fingerprints: different bits of 256", ["", "pairs", "least", "1st percentile", "median", "99th", "most", $"within {Fingerprint.NearlySame}"],
            [.. _copies.Select(copy => Distances(copy.Key, copy.Value)), Distances("another station's page", others)]);
        yield return new("Twin glyphs: likeness of the likest two", ["", "pages", "median", "99th percentile", "most", $"at least {Figures.Plain(TwinGlyphs.Same)}"],
            [Likeness("honest", _likeness), Likeness("a digit pasted over another", _pastedLikeness)]);
        yield return new("Screens: how far a frequency stands out", ["", "pages", "median", "99th percentile", "most", $"at least {Figures.Plain(ScreenGrid.Pattern)}"],
            [Strength("honest", _strength), .. _screens.Select(screen => Strength(screen.Key, screen.Value))]);
    }

    /// <summary>How many photographs could be read.</summary>
    public int Count => _read;

    (PageReading Reading, Photo Photo)? Read(byte[] jpeg) =>
        ManagedJpegDecoder.Open(jpeg, out var photo) is null && reader.Read(photo!) is { Refusal: null } reading ? (reading, photo!) : null;

    void Paste(byte[] jpeg, List<BoxReading> boxes)
    {
        var digits = boxes.Where(box => box.Class is <= DigitClass.Nine and not DigitClass.One && box.Of(box.Class) > 0.9).ToList();
        if (digits.Count < 2)
            return;
        if (Read(Tampering.Pasted(jpeg, digits[0].Frame, digits[^1].Frame)) is var (reading, photo))
            _pastedLikeness.Add(TwinGlyphs.Likest(photo.Luma, [.. reading.Fields.SelectMany(field => field.Boxes)])?.Likeness ?? 0);
    }

    IEnumerable<double> Pairs() => _honest.GroupBy(page => page.Page, page => page.Fingerprint, StringComparer.Ordinal).SelectMany(pages =>
    {
        var list = pages.ToList();
        return Enumerable.Range(0, list.Count).SelectMany(first => list.Skip(first + 1).Select(second => (double)list[first].DistanceFrom(second)));
    });

    static List<double> Under(SortedDictionary<string, List<double>> lists, string name)
    {
        if (!lists.TryGetValue(name, out var list))
            lists.Add(name, list = []);
        return list;
    }

    static string[] Distances(string name, List<double> values) =>
    [
        name, Figures.Count(values.Count), Figures.Plain(Ordered.At(values, 0.0000001)), Figures.Plain(Ordered.At(values, 0.01)), Figures.Plain(Ordered.At(values, 0.5)),
        Figures.Plain(Ordered.At(values, 0.99)), Figures.Plain(Ordered.At(values, 1)), Figures.Share(values.Count(value => value <= Fingerprint.NearlySame), values.Count),
    ];

    static string[] Likeness(string name, List<double> values) =>
    [
        name, Figures.Count(values.Count), Figures.Fine(Ordered.At(values, 0.5)), Figures.Fine(Ordered.At(values, 0.99)), Figures.Fine(Ordered.At(values, 1)),
        Figures.Share(values.Count(value => value >= TwinGlyphs.Same), values.Count),
    ];

    static string[] Strength(string name, List<double> values) =>
    [
        name, Figures.Count(values.Count), Figures.Tenths(Ordered.At(values, 0.5)), Figures.Tenths(Ordered.At(values, 0.99)), Figures.Tenths(Ordered.At(values, 1)),
        Figures.Share(values.Count(value => value >= ScreenGrid.Pattern), values.Count),
    ];
}
