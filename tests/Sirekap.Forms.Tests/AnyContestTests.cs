using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Forms.Layout;
using Sirekap.Reader.Pages;
using Sirekap.Specimen;

namespace Sirekap.Forms.Tests;

/// <summary>Definition, printer, generator and reader never disagree, whatever the contest.</summary>
public sealed class AnyContestTests
{
    [Fact]
    public void Every_field_has_its_place_and_the_definition_holds() => RandomContests.Any.Sample(
        contest =>
        {
            var form = FormDefinitionJson.Parse(FormDefinitionJson.Write(contest.Form()));
            Assert.Equal(
                contest.Fields.Select(field => field.Id).Order(StringComparer.Ordinal),
                form.Pages.SelectMany(page => page.Fields).Select(field => field.Field).Order(StringComparer.Ordinal));
            Assert.Equal(
                contest.Candidates.Select(candidate => candidate.Field).Append("C.B").Order(StringComparer.Ordinal),
                form.Pages.SelectMany(page => page.Fields).Where(field => field.Tally is not null).Select(field => field.Field).Order(StringComparer.Ordinal));
        },
        iter: 200);

    [Fact]
    public void Nothing_is_printed_over_a_figure_a_tag_or_the_code() => RandomContests.Any.Sample(
        contest => Assert.All(contest.Form().Pages, page =>
        {
            var kept = page.Fields.SelectMany(AreasOf).Concat(page.Tags.Select(tag => WithQuiet(tag.Area, 4.5))).Append(WithQuiet(page.StationCode!.Value, 6.4)).ToList();
            for (var first = 0; first < kept.Count; first++)
                Assert.All(kept.Skip(first + 1), other => Assert.False(kept[first].Overlaps(other)));
            foreach (var text in page.Texts)
            {
                var left = text.Centred ? text.At.X - (text.Width / 2) : text.At.X;
                var area = new Box(left, text.At.Y - (0.7 * text.Height), text.Width, 0.7 * text.Height);
                Assert.True(new Box(18, 18, page.Width - 36, page.Height - 36).Contains(area), $"“{text.Text}” leaves the page's print area.");
                Assert.DoesNotContain(kept, place => place.Overlaps(area));
            }
        }),
        iter: 100);

    [Fact]
    public void A_contest_of_a_legislatures_size_fits_the_tags_that_there_are()
    {
        var form = RandomContests.Legislature.Form();
        Assert.InRange(form.Pages.Length, 10, FormHeading.MostPages);
        Assert.Equal(109, form.Pages.Sum(page => page.Fields.Count(field => field.Tally is not null)));
        Assert.Equal(form.Pages.Length * 4, form.Pages.SelectMany(page => page.Tags).Select(tag => tag.Id).Distinct().Count());
    }

    [Fact]
    public void What_a_specimen_of_any_contest_says_by_its_bubbles_is_what_the_reader_reads() => Gen.Select(RandomContests.Any, Gen.UInt[0, 999]).Sample(
        (contest, seed) =>
        {
            using var maker = new SpecimenMaker();
            var form = contest.Form();
            var page = form.Pages[(int)(seed % (uint)form.Pages.Length)];
            var figures = page.Fields.Select((field, index) => KeyValuePair.Create(field.Field, new Votes((int)((seed + (137 * (uint)index)) % 300)))).ToImmutableDictionary();
            var specimen = new SpecimenPage(figures, ImmutableDictionary<string, string>.Empty, seed);
            var reading = ShippedDigits.Reader(form).Read(maker.Photograph(page, specimen, PhotographConditions.Typical(seed), seed).Jpeg);
            Assert.Equal((null, page.Number, 4), (reading.Refusal, reading.Page, reading.Quality?.Corners));
            Assert.All(reading.Fields, field => Assert.True(
                field.Bubbles!.Value is null || field.Bubbles.Value == figures[field.Reading.Field].Value,
                $"{field.Reading.Field} says {figures[field.Reading.Field].Value}, read {field.Bubbles.Value}."));
            Assert.DoesNotContain(reading.Fields, field => field.Cause == DoubtCause.OffModel);
        },
        iter: 8,
        threads: 1);

    static IEnumerable<Box> AreasOf(FieldLayout field)
    {
        yield return field.Digits[0] with { Width = field.Digits[^1].Right - field.Digits[0].X };
        var bubbles = field.Bubbles!;
        var half = bubbles.Diameter / 2;
        yield return new(bubbles.Columns[0] - half, bubbles.Rows[0] - half, bubbles.Columns[^1] - bubbles.Columns[0] + bubbles.Diameter, bubbles.Rows[^1] - bubbles.Rows[0] + bubbles.Diameter);
        if (field.Tally is not { } tally)
            yield break;
        yield return tally.Area;
        yield return tally.Subtotals;
    }

    static Box WithQuiet(Box box, double quiet) => new(box.X - quiet, box.Y - quiet, box.Width + (2 * quiet), box.Height + (2 * quiet));
}
