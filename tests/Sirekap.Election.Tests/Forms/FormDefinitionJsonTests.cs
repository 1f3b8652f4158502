using System.Text.Json.Nodes;
using Sirekap.Election.Forms;

namespace Sirekap.Election.Tests.Forms;

public class FormDefinitionJsonTests
{
    [Fact]
    public void An_unknown_member_is_refused_by_name() =>
        Assert.Contains("colour", Refusal(form => form["pages"]![1]!["colour"] = "white"), StringComparison.Ordinal);

    [Fact]
    public void A_missing_member_is_refused_by_name() =>
        Assert.Contains("corners", Refusal(form => form["pages"]![0]!.AsObject().Remove("corners")), StringComparison.Ordinal);

    [Fact]
    public void A_repeated_member_is_refused() => Assert.Contains(
        "cannot be read",
        Assert.Throws<FormatException>(() => FormDefinitionJson.Parse("""{"id":"a","id":"b","source":"","pages":[]}"""u8.ToArray())).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("null", "is null")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"id":"a","source":"","pages":[]}""", "Form a has no pages.")]
    public void What_is_no_form_is_refused(string json, string sentence) => Assert.Contains(
        sentence,
        Assert.Throws<FormatException>(() => FormDefinitionJson.Parse(System.Text.Encoding.UTF8.GetBytes(json))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_back() =>
        Assert.Equal(FormDefinitionJson.Write(ShippedForm.Ppwp), FormDefinitionJson.Write(FormDefinitionJson.Parse(FormDefinitionJson.Write(ShippedForm.Ppwp))));

    [Fact]
    public void Corner_tags_beside_fiducials_are_refused() => Assert.Equal(
        "Page 1 has corner tags and corner fiducials; give one of the two.",
        Refusal(form => form["pages"]![0]!["cornerTags"] = CornerTags(form, 101)));

    [Fact]
    public void Corner_tags_may_stand_in_for_fiducials_but_must_be_four() => Assert.Equal(
        "Page 1 has 2 corner tags; four are needed.",
        Refusal(form =>
        {
            form["pages"]![0]!["corners"] = new JsonArray();
            form["pages"]![0]!["cornerTags"] = CornerTags(form, 101, 104);
        }));

    [Fact]
    public void A_missing_page_is_found() => Assert.Equal(
        "Page 3 of c-hasil-ppwp-2024 stands where page 2 is due; a page is missing or misplaced.",
        Refusal(form => form["pages"]!.AsArray().RemoveAt(1)));

    [Fact]
    public void A_negative_size_is_found() => Assert.Equal(
        "Page 1: digit box 2 of I.A.L is -19.06 × 19.06 mm; both must be above 0.",
        Refusal(form => form["pages"]![0]!["fields"]![0]!["digits"]![1]![2] = -19.06));

    [Fact]
    public void A_box_with_three_numbers_is_told_its_shape() => Assert.Contains(
        "[x, y, width, height] in mm",
        Refusal(form => form["pages"]![0]!["fields"]![0]!["strip"]!.AsArray().RemoveAt(3)),
        StringComparison.Ordinal);

    [Fact]
    public void A_box_beyond_the_paper_is_found() => Assert.Contains(
        "reaches beyond the page of 600 × 900 mm",
        Refusal(form => form["pages"]![2]!["masks"]![0]![0] = 400),
        StringComparison.Ordinal);

    [Fact]
    public void Overlapping_digit_boxes_are_found() => Assert.Contains(
        "digit boxes of I.A.L and I.A.L overlap",
        Refusal(form => form["pages"]![0]!["fields"]![0]!["digits"]![1]![0] = 310),
        StringComparison.Ordinal);

    [Fact]
    public void A_field_that_occurs_twice_is_found() => Assert.Equal(
        "Field V.A occurs twice in c-hasil-ppwp-2024.",
        Refusal(form => form["pages"]![2]!["fields"]![1]!["field"] = "V.A"));

    [Fact]
    public void A_mask_over_a_digit_box_is_found() => Assert.Contains(
        "would hide a digit box of III",
        Refusal(form => form["pages"]![0]!["masks"]![0]![1] = 700),
        StringComparison.Ordinal);

    [Fact]
    public void Corners_in_another_order_are_found() => Assert.Contains(
        "must be top left, top right, bottom right, bottom left",
        Refusal(form =>
        {
            var corners = form["pages"]![0]!["corners"]!.AsArray();
            var first = corners[0]!;
            corners.RemoveAt(0);
            corners.Add(first);
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Bubbles_for_another_number_of_digits_are_found() => Assert.Contains(
        "IV.1 has 2 bubble columns for 3 digit boxes",
        Refusal(form => form["pages"]![1]!["fields"]![0]!["bubbles"]!["columns"]!.AsArray().RemoveAt(0)),
        StringComparison.Ordinal);

    [Fact]
    public void A_tag_without_a_known_code_is_found() => Assert.Contains(
        "tag 7 is not in AprilTag36h10",
        Refusal(form => form["pages"]![0]!["tag"]!["id"] = 7),
        StringComparison.Ordinal);

    static string Refusal(Action<JsonNode> spoil)
    {
        var form = JsonNode.Parse(ShippedForm.Json)!;
        spoil(form);
        return Assert.Throws<FormatException>(() => FormDefinitionJson.Parse(System.Text.Encoding.UTF8.GetBytes(form.ToJsonString()))).Message;
    }

    static JsonArray CornerTags(JsonNode form, params int[] ids) => [.. ids.Select(id =>
    {
        var tag = form["pages"]![0]!["tag"]!.DeepClone();
        tag["id"] = id;
        return tag;
    })];
}
