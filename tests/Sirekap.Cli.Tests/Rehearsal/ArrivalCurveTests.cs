using CsCheck;
using Sirekap.Cli.Rehearsal;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Tests.Rehearsal;

public sealed class ArrivalCurveTests
{
    private static readonly ArrivalCurve Night = ArrivalCurve.Read(File.ReadLines(ShippedData.Find("data/rehearsal/arrival-2024.csv")));

    [Fact]
    public void Forms_come_one_after_the_other_within_the_time_given() =>
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((forms, one, other) =>
        {
            var (earlier, later) = ((long)(Math.Min(one, other) * forms), (long)(Math.Max(one, other) * forms));
            Assert.InRange(Night.TimeOf(earlier, forms), 0, Night.TimeOf(later, forms));
            Assert.InRange(Night.TimeOf(later, forms), 0, 1);
        });

    [Fact]
    public void Half_of_all_are_in_long_before_half_of_the_time_has_gone() => Assert.InRange(Night.TimeOf(1, 2), 0.02, 0.06);

    [Theory]
    [InlineData("1,0.5", "is no point")]
    [InlineData("-1,0.5,source", "is no point")]
    [InlineData("0,0.5,source", "must rise")]
    [InlineData("5,0,source", "must rise")]
    public void A_line_that_cannot_be_is_refused_with_its_place(string line, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => ArrivalCurve.Read(["hours,share,source", "0,0,beginning", line])).Message, StringComparison.Ordinal);
}
