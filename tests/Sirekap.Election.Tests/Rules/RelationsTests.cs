using CsCheck;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Tests.Rules;

public class RelationsTests
{
    [Theory]
    [InlineData(CheckRelation.Equal, "254 6", "250", 0, "254 + 6 ≠ 250")]
    [InlineData(CheckRelation.Equal, "254 6", "260", 0, null)]
    [InlineData(CheckRelation.Equal, "90 110 10", "210", 0, null)]
    [InlineData(CheckRelation.AtMost, "292", "292", 0, null)]
    [InlineData(CheckRelation.AtMost, "293", "292", 0, "293 > 292")]
    [InlineData(CheckRelation.AtMost, "1", "0", 0, "1 > 0")]
    [InlineData(CheckRelation.EqualWithReserve, "295", "289", 20, null)]
    [InlineData(CheckRelation.EqualWithReserve, "294", "289", 20, "294 ≠ 289 + 6")]
    [InlineData(CheckRelation.EqualWithReserve, "306", "300", 20, null)]
    [InlineData(CheckRelation.EqualWithReserve, "307", "300", 20, "307 ≠ 300 + 6")]
    [InlineData(CheckRelation.EqualWithReserve, "0", "0", 20, null)]
    [InlineData(CheckRelation.ShareBelow, "5", "200", 30, null)]
    [InlineData(CheckRelation.ShareBelow, "6", "200", 30, "6 ÷ 200 ≥ 3 %")]
    [InlineData(CheckRelation.ShareBelow, "1", "40", 25, "1 ÷ 40 ≥ 25 ‰")]
    [InlineData(CheckRelation.ShareBelow, "1 2", "40 9", 30, "(1 + 2) ÷ (40 + 9) ≥ 3 %")]
    [InlineData(CheckRelation.ShareBelow, "0", "0", 30, null)]
    [InlineData(CheckRelation.StrictlyBetween, "198", "289", 0, null)]
    [InlineData(CheckRelation.StrictlyBetween, "0", "289", 0, "0 ÷ 289 = 0 %")]
    [InlineData(CheckRelation.StrictlyBetween, "289", "289", 0, "289 ÷ 289 = 100 %")]
    [InlineData(CheckRelation.StrictlyBetween, "290", "289", 0, "290 > 289")]
    [InlineData(CheckRelation.StrictlyBetween, "0", "0", 0, null)]
    [InlineData(CheckRelation.NoneHasAll, "90 110 10", "210", 0, null)]
    [InlineData(CheckRelation.NoneHasAll, "0 210 0", "210", 0, "210 ÷ 210 = 100 %")]
    [InlineData(CheckRelation.NoneHasAll, "0 0 0", "0", 0, null)]
    [InlineData(CheckRelation.NotSwapped, "95 103 198", "134 155 289", 0, null)]
    [InlineData(CheckRelation.NotSwapped, "134 155 289", "95 103 198", 0, "134 > 95, 155 > 103, 289 > 198")]
    [InlineData(CheckRelation.NotSwapped, "134 103 198", "95 155 289", 0, null)]
    [InlineData(CheckRelation.NotSwapped, "10 12", "10 9", 0, "12 > 9")]
    [InlineData(CheckRelation.NotSwapped, "10 10", "10 10", 0, null)]
    public void A_breach_is_told_in_plain_numbers(CheckRelation relation, string left, string right, int perMille, string? expected) =>
        Assert.Equal(expected, Relations.Breach(relation, Numbers(left), Numbers(right), perMille));

    [Fact]
    public void Every_relation_has_its_arithmetic() => Assert.All(
        Enum.GetValues<CheckRelation>(), relation => Relations.Breach(relation, [1], [2], 1));

    [Fact]
    public void The_largest_figures_do_not_overflow()
    {
        var most = Enumerable.Repeat(Votes.Most, 136).ToArray();
        Assert.All(Enum.GetValues<CheckRelation>(), relation => Relations.Breach(relation, most, most, 1000));
    }

    [Fact]
    public void Equal_sides_are_equal_and_one_more_is_not() => Gen.Select(Gen.Int[0, 999].Array[1, 8], Gen.Int[1, 99]).Sample((left, more) =>
        Relations.Breach(CheckRelation.Equal, left, [left.Sum()], 0) is null
        && Relations.Breach(CheckRelation.Equal, left, [left.Sum() + more], 0) is not null);

    [Fact]
    public void Rows_that_look_swapped_look_right_when_exchanged() =>
        Gen.Select(Gen.Int[0, 50].Array[3], Gen.Int[0, 50].Array[3]).Sample((left, right) =>
            Relations.Breach(CheckRelation.NotSwapped, left, right, 0) is null
            || Relations.Breach(CheckRelation.NotSwapped, right, left, 0) is null);

    static int[] Numbers(string text) => [.. text.Split(' ').Select(int.Parse)];
}
