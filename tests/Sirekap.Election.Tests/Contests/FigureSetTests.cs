using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Contests;

public class FigureSetTests
{
    [Fact]
    public void A_figure_is_found_by_field_and_by_column()
    {
        Assert.Equal(new Votes(60), Invented.Sound["CALON.2"]);
        Assert.Equal(new Votes(60), Invented.Sound[3]);
    }

    [Fact]
    public void Equal_figures_make_equal_sets()
    {
        Assert.Equal(Invented.Sound, Invented.Sound);
        Assert.Equal(Invented.Sound.GetHashCode(), Invented.Sound.GetHashCode());
        Assert.NotEqual(Invented.Sound, Invented.Sound.With("RUSAK", new Votes(11)));
    }

    [Fact]
    public void Zero_is_a_figure_and_unknown_is_none()
    {
        var zero = Invented.Sound.With("RUSAK", new Votes(0));
        var unknown = Invented.Sound.With("RUSAK", null);
        Assert.NotEqual(zero, unknown);
        Assert.Equal((true, false), (zero.IsComplete, unknown.IsComplete));
        Assert.Equal(["RUSAK"], zero.DifferencesFrom(unknown));
    }

    [Fact]
    public void Changing_a_set_leaves_the_old_one_as_it_was()
    {
        var before = Invented.Sound;
        before.With("SAH", null);
        Assert.Equal(Invented.Sound, before);
    }

    [Fact]
    public void A_field_of_another_contest_is_refused_by_name() => Assert.Contains(
        "IV.1", Assert.Throws<KeyNotFoundException>(() => Invented.Sound["IV.1"]).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_few_figures_are_refused() =>
        Assert.Throws<ArgumentException>(() => new FigureSet(Invented.Chair, ImmutableArray.Create<Votes?>(new Votes(1))));

    [Fact]
    public void Sets_of_two_contests_are_not_compared() =>
        Assert.Throws<ArgumentException>(() => Invented.Sound.DifferencesFrom(PpwpForms.Real));
}
