using Sirekap.Election.Forms;
using Sirekap.Forms.Layout;

namespace Sirekap.Forms.Tests.Layout;

public class FormLayoutTests
{
    [Fact]
    public void Every_field_of_the_contest_stands_on_the_form_once_and_in_its_order() =>
        Assert.Equal(Shipped.Ppwp.Fields.Select(field => field.Id), Shipped.Form.Pages.SelectMany(page => page.Fields).Select(field => field.Field));

    [Fact]
    public void Every_figure_has_boxes_with_guides_and_a_bubble_column_below_each_box() => Assert.All(Shipped.Form.Pages.SelectMany(page => page.Fields), field =>
    {
        Assert.NotNull(field.Guide);
        Assert.Equal(field.Digits.Select(box => box.CentreX), field.Bubbles!.Columns);
        Assert.All(field.Digits, box => Assert.True(box.Width / Paper.Width * 210 >= 9));
    });

    [Fact]
    public void Candidates_and_invalid_votes_are_tallied_on_paper_and_nothing_else() => Assert.Equal(
        [.. Shipped.Ppwp.Candidates.Select(candidate => candidate.Field), Shipped.Ppwp.Roles.Invalid],
        Shipped.Form.Pages.SelectMany(page => page.Fields).Where(field => field.Tally is not null).Select(field => field.Field));

    [Fact]
    public void The_laid_out_form_is_a_form_definition_that_is_read_back_as_written() =>
        Assert.Equal(FormDefinitionJson.Write(Shipped.Form), FormDefinitionJson.Write(FormDefinitionJson.Parse(FormDefinitionJson.Write(Shipped.Form))));

    [Fact]
    public void The_definition_that_ships_is_the_layouts_own() => Assert.Equal(
        File.ReadAllText(Shipped.Find("data/forms/c-hasil-ppwp-pemilu-2024.json")),
        System.Text.Encoding.UTF8.GetString(FormDefinitionJson.Write(Shipped.Form)) + "\n");

    [Fact]
    public void Signatures_and_only_these_lie_under_masks()
    {
        foreach (var page in Shipped.Form.Pages)
        {
            foreach (var line in page.Lines)
            {
                var isPerson = line.Holds.StartsWith("officer.", StringComparison.Ordinal) || line.Holds.StartsWith("witness.", StringComparison.Ordinal);
                Assert.Equal(isPerson, page.Masks.Any(mask => mask.Contains(new(line.At.X, line.At.Y, line.Length, 0))));
            }
        }
    }

    [Fact]
    public void English_words_change_no_place()
    {
        var english = FormLayout.Of(Shipped.Ppwp, FormHeading.Of(Shipped.Election, Shipped.Ppwp, "en"), "en");
        Assert.Contains(english.Pages[0].Texts, text => text.Text == "Page 1 of 4");
        Assert.Equal(
            Shipped.Form.Pages.SelectMany(page => page.Fields).SelectMany(field => field.Digits),
            english.Pages.SelectMany(page => page.Fields).SelectMany(field => field.Digits));
    }
}
