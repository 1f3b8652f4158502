using Sirekap.Election.Forms;

namespace Sirekap.Election.Tests.Forms;

public class PpwpFormTests
{
    static readonly FormDefinition s_form = ShippedForm.Ppwp;

    [Fact]
    public void It_has_the_28_fields_of_the_paper_in_its_order() => Assert.Equal(
        [
            .. from row in new[] { "I.A", "I.B1", "I.B2", "I.B3", "I.B4" } from column in "LPJ" select $"{row}.{column}",
            "II.1", "II.2", "II.3", "II.4", "III.L", "III.P", "III.J", "IV.1", "IV.2", "IV.3", "V.A", "V.B", "V.C",
        ],
        s_form.Pages.SelectMany(page => page.Fields).Select(field => field.Field));

    [Fact]
    public void Its_pages_carry_tags_101_to_103_upright() => Assert.Equal(
        [(101, 0), (102, 0), (103, 0)],
        s_form.Pages.Select(page => (page.Tag.Id, page.Tag.QuarterTurns)));

    [Fact]
    public void Every_field_has_three_digit_boxes_of_one_size() => Assert.All(
        s_form.Pages.SelectMany(page => page.Fields),
        field => Assert.Equal((3, 1), (field.Digits.Length, field.Digits.Select(box => (box.Width, box.Height)).Distinct().Count())));

    [Fact]
    public void Bubbles_stand_under_their_digit_boxes_on_page_2_only() => Assert.All(
        s_form.Pages.SelectMany(page => page.Fields.Select(field => (page.Number, field))),
        pair => Assert.Equal(
            pair.Number == 2 ? [.. pair.field.Digits.Select(box => Math.Round(box.CentreX, 1))] : [],
            pair.field.Bubbles?.Columns ?? []));

    [Fact]
    public void Tallies_belong_to_the_candidates_and_the_invalid_votes() => Assert.Equal(
        ["IV.1", "IV.2", "IV.3", "V.B"],
        s_form.Pages.SelectMany(page => page.Fields).Where(field => field.Tally is { Rows: 5, Columns: 12 }).Select(field => field.Field));

    [Fact]
    public void Masks_cover_every_line_for_a_name() => Assert.All(
        s_form.Pages.SelectMany(page => page.Lines.Select(line => (page, line))).Where(pair => pair.line.Holds.Contains('.') && !pair.line.Holds.StartsWith("words", StringComparison.Ordinal) && !pair.line.Holds.StartsWith("date", StringComparison.Ordinal)),
        pair => Assert.Contains(pair.page.Masks, mask => mask.Contains(new(pair.line.At.X, pair.line.At.Y - 20, pair.line.Length, 20))));

    [Fact]
    public void Long_dark_lines_for_registration_surround_every_field() => Assert.All(
        s_form.Pages.SelectMany(page => page.Fields.Select(field => (page, field))),
        pair => Assert.True(pair.page.Rules.Count(rule =>
            rule.Ink > 0.9 && Math.Abs(rule.From.Y - rule.To.Y) < 0.01 && rule.From.X < pair.field.Digits[0].X && rule.To.X > pair.field.Digits[^1].Right) >= 4));
}
