using CsCheck;
using Sirekap.Election.Forms;

namespace Sirekap.Election.Tests.Forms;

public class AprilTag36h10Tests
{
    // Read with the eye from the printed form: '.' is white.
    [Theory]
    [InlineData(101, "###.../#..#.#/###.../##.###/.##.../#...#.")]
    [InlineData(102, "##.#.#/##.##./..##.#/#..##./.#..##/.#..##")]
    [InlineData(103, "##...#/.#...#/.##.#./##.#../.#####/###.#.")]
    public void The_codes_are_those_printed_on_the_paper(int id, string rows)
    {
        var code = AprilTag36h10.CodeOf(id)!.Value;
        Assert.Equal(rows, string.Join('/', Enumerable.Range(0, 6).Select(row =>
            string.Concat(Enumerable.Range(0, 6).Select(column => AprilTag36h10.IsWhite(code, row, column) ? '.' : '#')))));
    }

    [Fact]
    public void Every_two_tags_differ_in_at_least_ten_cells_however_they_are_turned()
    {
        var seen = AprilTag36h10.Codes.ToArray().SelectMany(tag => Enumerable.Range(0, 4).Select(turn => AprilTag36h10.Turn(tag.Code, turn))).ToList();
        for (var i = 0; i < seen.Count; i++)
            Assert.All(seen.Skip(i + 1), other => Assert.True(AprilTag36h10.Distance(seen[i], other) >= 10));
    }

    [Fact]
    public void Four_quarter_turns_bring_any_code_back() => Gen.ULong[0, (1UL << 36) - 1].Sample(code =>
        AprilTag36h10.Turn(AprilTag36h10.Turn(code, 1), 3) == code && AprilTag36h10.Turn(code, 4) == code);

    [Fact]
    public void A_quarter_turn_takes_the_upper_left_cell_to_the_upper_right()
    {
        var turned = AprilTag36h10.Turn(1UL << 35, 1);
        Assert.True(AprilTag36h10.IsWhite(turned, 0, 5));
    }
}
