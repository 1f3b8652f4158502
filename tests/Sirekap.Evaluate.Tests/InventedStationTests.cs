using Sirekap.Election.Forms;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Specimens;
using Sirekap.Evaluate.Truth;
using Sirekap.Specimen;

namespace Sirekap.Evaluate.Tests;

public class InventedStationTests
{
    static readonly FormDefinition s_form = ShippedParts.Form(null);
    static readonly List<InventedStation> s_stations = [.. Enumerable.Range(0, 300).Select(seed => new InventedStation(s_form, 500UL + (ulong)seed))];

    [Fact]
    public void The_same_seed_invents_the_same_station() =>
        Assert.Equal(
            new InventedStation(s_form, 7).Content.Figures.OrderBy(figure => figure.Key, StringComparer.Ordinal),
            new InventedStation(s_form, 7).Content.Figures.OrderBy(figure => figure.Key, StringComparer.Ordinal));

    [Fact]
    public void Most_stations_make_no_mistake_and_every_mistake_occurs()
    {
        var kinds = s_stations.SelectMany(station => Truths(station).Select(truth => truth.Kind).Where(kind => kind.Length > 0)).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "misadded", "bubbles-differ", "forgotten", "retraced", "whitened", "overwritten", "struck" }, kinds);
        Assert.InRange(s_stations.Count(station => Truths(station).All(truth => truth.Kind.Length == 0)), 150, 210);
    }

    [Fact]
    public void Every_number_fits_its_boxes() => Assert.All(s_stations, station => Assert.All(
        s_form.Pages.SelectMany(page => page.Fields).Where(field => station.Content.Figures.ContainsKey(field.Field)),
        field => Assert.InRange($"{station.Content.Figures[field.Field].Value}".Length, 1, field.Digits.Length)));

    [Fact]
    public void Other_bubbles_put_a_field_in_doubt()
    {
        var station = s_stations.First(station => !station.Content.Bubbles.IsEmpty);
        var truth = Assert.Single(Truths(station), truth => truth.Kind == InventedStation.BubblesDiffer);
        Assert.Equal(Sight.Doubtful, truth.Sight);
        Assert.NotNull(truth.Bubbles);
    }

    static IEnumerable<FieldTruth> Truths(InventedStation station) =>
        s_form.Pages.SelectMany(page => page.Fields).Select(field => station.Truth(field, [BoxMark.Digit1, BoxMark.Digit2]));
}
