using Sirekap.Election.Rules;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Rules;

public class VillageShareTests
{
    // The sound form gives 40, 60, 10 and 30 of 140.
    [Fact]
    public void A_station_like_its_village_is_not_marked() =>
        Assert.Null(VillageShare.Compare(Invented.Sound, [400, 600, 100, 300]));

    [Fact]
    public void A_share_of_50_points_more_or_less_is_marked()
    {
        var station = Invented.Sound.With("CALON.1", new Votes(0)).With("CALON.2", new Votes(50)).With("CALON.3", new Votes(50)).With("CALON.4", new Votes(0));
        var finding = VillageShare.Compare(station, [0, 0, 100, 0])!;
        Assert.Equal((BuiltInRules.FarFromVillage, "50 ÷ 100 ↔ 0 ÷ 100"), (finding.Code, finding.Expression));
        Assert.Equal(["CALON.2"], finding.Fields);
        Assert.Null(VillageShare.Compare(station, [0, 1, 99, 0]));
    }

    [Fact]
    public void Where_nothing_else_is_counted_there_is_nothing_to_compare() =>
        Assert.Null(VillageShare.Compare(Invented.Sound, [0, 0, 0, 0]));

    [Fact]
    public void An_unknown_figure_is_not_compared() =>
        Assert.Null(VillageShare.Compare(Invented.Sound.With("CALON.3", null), [1000, 0, 0, 0]));

    [Fact]
    public void Numbers_of_another_contest_are_refused() =>
        Assert.Throws<ArgumentException>(() => VillageShare.Compare(Invented.Sound, [1, 2, 3]));
}
