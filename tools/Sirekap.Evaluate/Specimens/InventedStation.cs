using System.Collections.Immutable;
using Sirekap.Cli.Demo;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Evaluate.Truth;
using Sirekap.Specimen;

namespace Sirekap.Evaluate.Specimens;

/// <summary>
/// What an invented station wrote on its form. Most stations make no mistake; the others add up wrongly, slip with the pen, blacken other
/// bubbles than they write digits, or leave a field empty. The same seed gives the same station.
/// </summary>
internal sealed class InventedStation
{
    /// <summary>Added up wrongly: legible, and to be reported as written.</summary>
    public const string Misadded = "misadded";

    /// <summary>Bubbles and boxes say different numbers.</summary>
    public const string BubblesDiffer = "bubbles-differ";

    /// <summary>A field that was forgotten.</summary>
    public const string Forgotten = "forgotten";

    readonly Random _dice;
    readonly ImmutableArray<FieldLayout> _fields;
    readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    public InventedStation(FormDefinition form, ulong seed)
    {
        _dice = new Random((int)(seed % int.MaxValue));
        _fields = [.. form.Pages.SelectMany(page => page.Fields)];
        Content = Mishap(new(Figures(seed), Header((int)(seed % 30) + 1), seed));
    }

    /// <summary>What is written, on all pages.</summary>
    public SpecimenPage Content { get; private init; }

    /// <summary>What a person sees in a field.</summary>
    /// <param name="layout">The field.</param>
    /// <param name="marks">What the hand left in its boxes.</param>
    public FieldTruth Truth(FieldLayout layout, IEnumerable<BoxMark> marks)
    {
        int? number = Content.Figures.TryGetValue(layout.Field, out var votes) ? votes.Value : null;
        var letters = string.Concat(marks.Select(BoxLetters.Of));
        var says = Content.Bubbles.TryGetValue(layout.Field, out var bubbles) ? bubbles.Value : number;
        var sight = number is null ? Sight.Blank : letters.Contains('?', StringComparison.Ordinal) || says != number ? Sight.Doubtful : Sight.Clear;
        return new(layout.Field, sight, number)
        {
            Kind = _kinds.GetValueOrDefault(layout.Field, ""),
            Boxes = letters,
            Bubbles = says == number || layout.Bubbles is null ? null : $"{says}".PadLeft(layout.Bubbles.Columns.Length, '0'),
        };
    }

    /// <summary>Sums that hold where the form is one that we know how to add up; otherwise numbers that fit the boxes.</summary>
    ImmutableDictionary<string, Votes> Figures(ulong seed)
    {
        var invented = DemoFigures.Invented(seed);
        return _fields.All(field => invented.ContainsKey(field.Field))
            ? invented
            : _fields.ToImmutableDictionary(field => field.Field, field => new Votes(_dice.Next(Limit(_dice.Next(1, field.Digits.Length + 1)))));
    }

    SpecimenPage Mishap(SpecimenPage page) => _dice.Next(100) switch
    {
        < 60 => page,
        < 72 => Misadd(page),
        < 86 => Slips(page),
        < 93 => OtherBubbles(page),
        _ => Forget(page),
    };

    SpecimenPage Misadd(SpecimenPage page)
    {
        var field = Any(_fields);
        var wrong = Another(page.Figures[field.Field].Value, field.Digits.Length);
        _kinds[field.Field] = Misadded;
        return page with { Figures = page.Figures.SetItem(field.Field, new(wrong)) };
    }

    SpecimenPage Slips(SpecimenPage page)
    {
        var slips = ImmutableArray.CreateBuilder<Slip>();
        // A field of zero may hold crosses only, in which nothing can go wrong.
        var written = _fields.Where(field => page.Figures[field.Field].Value > 0).ToList();
        for (var count = _dice.Next(1, 4); count > 0; count--)
        {
            var field = Any(written);
            if (_kinds.ContainsKey(field.Field))
                continue;
            var digits = $"{page.Figures[field.Field].Value}".Length;
            var kind = Any(Enum.GetValues<SlipKind>());
            slips.Add(new(field.Field, field.Digits.Length - 1 - _dice.Next(digits), kind));
            _kinds[field.Field] = kind.ToString().ToLowerInvariant();
        }

        return page with { Slips = slips.ToImmutable() };
    }

    SpecimenPage OtherBubbles(SpecimenPage page)
    {
        if (_fields.Where(field => field.Bubbles is not null).ToList() is not { Count: > 0 } doubled)
            return page;
        var field = Any(doubled);
        _kinds[field.Field] = BubblesDiffer;
        return page with { Bubbles = page.Bubbles.SetItem(field.Field, new(Another(page.Figures[field.Field].Value, field.Digits.Length))) };
    }

    SpecimenPage Forget(SpecimenPage page)
    {
        var field = Any(_fields);
        _kinds[field.Field] = Forgotten;
        return page with { Figures = page.Figures.Remove(field.Field) };
    }

    /// <summary>A number with one digit changed that still fits the boxes.</summary>
    int Another(int number, int boxes)
    {
        var unit = Limit(_dice.Next(Math.Min(boxes, $"{number}".Length)));
        var digit = number / unit % 10;
        return number + (((digit + _dice.Next(1, 10)) % 10 - digit) * unit);
    }

    static int Limit(int digits) => Enumerable.Repeat(10, digits).Aggregate(1, (product, ten) => product * ten);

    T Any<T>(IReadOnlyList<T> choices) => choices[_dice.Next(choices.Count)];

    static ImmutableDictionary<string, string> Header(int station) =>
        SpecimenWords.Header("Provinsi Contoh", "Kota Contoh", "Kecamatan Contoh", "Desa Contoh", station, new(2024, 2, 14));
}
