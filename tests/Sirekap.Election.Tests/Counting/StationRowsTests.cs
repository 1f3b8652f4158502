using CsCheck;
using Sirekap.Election.Counting;

namespace Sirekap.Election.Tests.Counting;

public sealed class StationRowsTests
{
    private static readonly Gen<int> _figure = Gen.OneOf(Gen.Int[0, 999], Gen.Int[65_000, 66_000], Gen.Int[0, Votes.Most]);

    [Fact]
    public void Sums_and_figures_are_those_of_plain_numbers_for_any_width_and_after_any_changes() => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 140]).SelectMany(
        (stations, columns) => Gen.Select(Gen.Const(stations), Gen.Const(columns), Gen.Select(Gen.Int[0, stations - 1], Gen.Int[0, columns - 1], _figure).Array[0, 60]))
        .Sample((stations, columns, changes) =>
        {
            var (rows, plain) = (new StationRows(stations, columns), new int[stations, columns]);
            foreach (var (station, column, figure) in changes)
                rows[station, column] = plain[station, column] = figure;
            var sums = new uint[rows.Width];
            rows.Sum(0, stations, sums);
            foreach (var ((_, column), excess) in rows.Excess)
                sums[column] += (uint)excess;
            for (var column = 0; column < columns; column++)
            {
                Assert.Equal(Enumerable.Range(0, stations).Sum(station => (long)plain[station, column]), (long)sums[column]);
                for (var station = 0; station < stations; station++)
                    Assert.Equal(plain[station, column], rows[station, column]);
            }
        });

    [Fact]
    public void Sums_are_of_the_rows_asked_for()
    {
        var rows = new StationRows(4, 3);
        for (var station = 0; station < 4; station++)
            rows[station, 1] = 10 + station;
        var sums = new uint[rows.Width];
        rows.Sum(1, 2, sums);
        Assert.Equal([0U, 23, 0], sums[..3]);
    }
}
