using CsCheck;
using Sirekap.Evaluate.Truth;

namespace Sirekap.Evaluate.Tests;

public class TruthFileTests
{
    const string Heading = "file,page,field,value";

    [Fact]
    public void A_stranger_writes_a_truth_by_hand()
    {
        var truth = TruthFile.Parse(["file,page,field,value", "a.jpg,2,IV.1,90", "a.jpg,2,IV.2,blank", "a.jpg,2,IV.3,?", "b.jpg,,,unreadable", "", "# said the stranger"]);
        Assert.Empty(truth.Problems);
        Assert.Equal(
            [new("IV.1", Sight.Clear, 90), new("IV.2", Sight.Blank, null), new FieldTruth("IV.3", Sight.Doubtful, null)],
            truth.Pages["a.jpg"].Fields);
        Assert.Equal(2, truth.Pages["a.jpg"].Page);
        Assert.True(truth.Pages["b.jpg"].Unreadable);
    }

    [Fact]
    public void What_is_written_is_what_is_read() => Gen
        .Select(Gen.String[Gen.Char["abc,\" .-é#"], 1, 8], Gen.Int[1, 9], Gen.Int[0, 999], Gen.Enum<Sight>(), Gen.Bool.Select(special => special ? "overwritten" : ""))
        .Sample((file, page, number, sight, kind) =>
        {
            var name = file + ".jpg";
            var field = new FieldTruth("IV.1", sight, sight == Sight.Blank ? null : number) { Kind = kind, Boxes = "X-_" };
            var read = TruthFile.Parse([TruthFile.Heading, .. TruthFile.Lines(new(name, page, [field]) { Form = kind })]);
            Assert.Empty(read.Problems);
            Assert.Equal(field, Assert.Single(Assert.Single(read.Pages).Value.Fields));
            Assert.Equal((name, (int?)page, kind), (read.Pages[name].File, read.Pages[name].Page, read.Pages[name].Form));
        });

    [Theory]
    [InlineData("a.jpg,1,IV.1,ninety", "\"ninety\" for field \"IV.1\"")]
    [InlineData("a.jpg,1,IV.1,-3", "\"-3\"")]
    [InlineData("a.jpg,1,,90", "field \"\"")]
    [InlineData(",1,IV.1,90", "no file name")]
    [InlineData("a.jpg,1,IV.1,90,7", "more values than columns")]
    public void A_line_that_makes_no_sense_is_told_and_left_out(string line, string told)
    {
        var truth = TruthFile.Parse([Heading, line, "b.jpg,1,I.A.L,7"]);
        Assert.Contains(told, Assert.Single(truth.Problems));
        Assert.Equal("b.jpg", Assert.Single(truth.Pages, page => page.Value.Fields.Length > 0).Key);
    }

    [Fact]
    public void The_same_field_twice_and_two_page_numbers_are_told()
    {
        var truth = TruthFile.Parse([Heading, "a.jpg,1,IV.1,90", "a.jpg,1,IV.1,91", "a.jpg,2,IV.2,5"]);
        Assert.Equal(2, truth.Problems.Count);
        Assert.Equal(90, truth.Pages["a.jpg"].Fields[0].Number);
    }

    [Fact]
    public void Photographs_of_one_form_share_a_word()
    {
        var truth = TruthFile.Parse(["file,page,field,value,form", "a.jpg,1,IV.1,90,tps7", "a.jpg,1,IV.2,91,tps8", "b.jpg,2,IV.2,5,tps7", "c.jpg,2,IV.2,5,"]);
        Assert.Equal(["tps7", "tps7", ""], truth.Pages.OrderBy(page => page.Key, StringComparer.Ordinal).Select(page => page.Value.Form));
        Assert.Contains("\"tps8\"", Assert.Single(truth.Problems));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("file,page,field", "value is missing")]
    [InlineData("file,page,field,value,vlaue", "\"vlaue\"")]
    public void A_file_without_its_heading_is_refused(string heading, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => TruthFile.Parse([heading])).Message);
}
