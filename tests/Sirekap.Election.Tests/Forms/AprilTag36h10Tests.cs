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
        var upright = Enumerable.Range(AprilTag36h10.FirstId, AprilTag36h10.LastId - AprilTag36h10.FirstId + 1).Select(id => AprilTag36h10.CodeOf(id)!.Value).ToArray();
        var least = int.MaxValue;
        for (var i = 0; i < upright.Length; i++)
        {
            for (var turn = 0; turn < 4; turn++)
            {
                var turned = AprilTag36h10.Turn(upright[i], turn);
                foreach (var other in upright.AsSpan(turn == 0 ? i + 1 : i))
                    least = Math.Min(least, AprilTag36h10.Distance(turned, other));
            }
        }

        Assert.True(least >= 10, $"Two tags differ in {least} cells only.");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1001)]
    public void A_tag_outside_the_table_has_no_code(int id) => Assert.Null(AprilTag36h10.CodeOf(id));

    // Spiral order of the published table, ids 104 to 106 of tag36h10.c: four runs along the sides, then the inner rings.
    [Theory]
    [InlineData(104, 0x53b9317e3)]
    [InlineData(105, 0x5833ac709)]
    [InlineData(106, 0x5f25d3ff5)]
    public void The_table_is_the_published_one_read_row_by_row(int id, ulong published)
    {
        const string Places = "1,1 2,1 3,1 4,1 5,1 2,2 3,2 4,2 3,3";
        var code = 0UL;
        var places = Places.Split(' ').Select(place => place.Split(',').Select(int.Parse).ToArray()).ToArray();
        for (var quarter = 0; quarter < 4; quarter++)
        {
            for (var index = 0; index < 9; index++)
            {
                if ((published >> (35 - (quarter * 9) - index) & 1) == 0)
                    continue;
                var (x, y) = (places[index][0], places[index][1]);
                for (var turn = 0; turn < quarter; turn++)
                    (x, y) = (7 - y, x);
                code |= 1UL << (35 - (((y - 1) * 6) + x - 1));
            }
        }

        Assert.Equal(code, AprilTag36h10.CodeOf(id));
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
