using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Reports;

/// <summary>The tables of a report: the same on a terminal and in HTML.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Columns">The columns' names; empty for a list of names and values.</param>
/// <param name="Rows">The cells.</param>
internal sealed record Section(string Title, string[] Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>The tables that tell whether the reader is good enough.</summary>
    public static IEnumerable<Section> Summary(Report report)
    {
        foreach (var section in FormSections.Of(report.WholeForms))
            yield return section;
        yield return new("Pages", [], [.. Pages(report.Pages)]);
        yield return new("Fields", [], [.. Fields(report.Fields)]);
        yield return new(
            "Accepted at a confidence of at least", ["confidence", "fields", "pages with all fields", "silently wrong", "at most, with 95 % confidence"],
            [.. report.Accepted.Select(line => (string[])[
                Figures.Plain(line.Threshold), Figures.Share(line.Fields, report.Fields.All), Figures.Share(line.Pages, report.Pages.WithTruth),
                Figures.Count(line.Wrong), Figures.Percent(line.Bound)])]);
    }

    /// <summary>The tables that tell why, all but the confusion.</summary>
    public static IEnumerable<Section> Details(Report report)
    {
        if (report.Kinds.Length > 0)
        {
            yield return new(
                "Kinds of fields, by the truth's own word", ["kind", "fields", "as written", "to a person", "read though doubtful", "silently wrong"],
                [.. report.Kinds.Select(kind => (string[])[
                    kind.Kind, Figures.Count(kind.All), Figures.Count(kind.Right), Figures.Count(kind.ToPeople), Figures.Count(kind.ReadThoughDoubtful), Figures.Count(kind.Wrong)])]);
        }

        yield return new("Digit boxes and bubbles", [], [.. Boxes(report)]);
        yield return Reliability("Reliability of boxes (14 classes)", report.BoxReliability);
        yield return Reliability("Reliability of fields (what the boxes spell)", report.FieldReliability);
        yield return new("Speed", [], [.. Speed(report.Speed)]);
    }

    static IEnumerable<string[]> Pages(PageScore pages)
    {
        yield return ["read", $"{Figures.Count(pages.All)}, {Figures.Count(pages.WithTruth)} of them with truth"];
        yield return ["refused though readable", Figures.Share(pages.Refused, pages.WithTruth)];
        if (pages.RightlyRefused > 0)
            yield return ["refused, unreadable for people too", Figures.Count(pages.RightlyRefused)];
        foreach (var (cause, count) in pages.RefusedBy)
            yield return [$"refused: {cause}", Figures.Count(count)];
        if (pages.AnotherPage > 0)
            yield return ["taken for another page", Figures.Count(pages.AnotherPage)];
        yield return ["all fields right", Figures.Share(pages.AllRight, pages.WithTruth)];
        yield return ["straight through (no person needed)", Figures.Share(pages.StraightThrough, pages.WithTruth)];
        foreach (var (code, count) in pages.Signals)
            yield return [$"sign of misuse: {code}", Figures.Count(count)];
        yield return ["with a silent error", Figures.Share(pages.WithSilentErrors, pages.WithTruth)];
    }

    static IEnumerable<string[]> Fields(FieldScore fields)
    {
        yield return ["straight through (a number was read)", Figures.Share(fields.Read, fields.All)];
        foreach (var outcome in Enum.GetValues<Outcome>())
            yield return [Words(outcome), Figures.Share(fields.By[outcome.ToString()], fields.All)];
        yield return ["silently wrong among those read", $"at most {Figures.Percent(fields.SilentBound)} with 95 % confidence"];
        foreach (var (cause, count) in fields.ReferredBy)
            yield return [$"to a person though clear: {cause}", Figures.Count(count)];
    }

    static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Right => "as written",
        Outcome.RightlyReferred => "rightly sent to a person",
        Outcome.Referred => "sent to a person though clear",
        Outcome.NotRead => "on refused pages",
        Outcome.SaidBlank => "said to be blank",
        Outcome.ReadThoughDoubtful => "read as meant, though a person should look",
        _ => "SILENTLY WRONG",
    };

    static IEnumerable<string[]> Boxes(Report report)
    {
        var (boxes, bubbles) = (report.Boxes, report.Bubbles);
        yield return ["digits right", Figures.Share(boxes.DigitsRight, boxes.Digits)];
        yield return ["boxes right, 14 classes", Figures.Share(boxes.Right, boxes.All)];
        yield return ["cross, dash or blank taken for 1 to 9", Figures.Count(boxes.NothingAsDigit)];
        yield return ["bubble columns right", Figures.Share(bubbles.Right, bubbles.Columns)];
        yield return ["bubble columns in doubt", Figures.Count(bubbles.InDoubt)];
        yield return ["bubble columns silently wrong", $"{Figures.Count(bubbles.SilentlyWrong)}, at most {Figures.Percent(bubbles.SilentBound)} with 95 % confidence"];
        var tallies = report.Tallies;
        yield return ["tallies counted right", Figures.Share(tallies.Right, tallies.All)];
        yield return ["tallies unclear, blank", $"{Figures.Count(tallies.Unclear)}, {Figures.Count(tallies.Blank)}"];
        yield return ["tallies wrong, and not sure", Figures.Count(tallies.UnsureWrong)];
        yield return ["sure tallies wrong", $"{Figures.Share(tallies.SureWrong, tallies.Sure)}, at most {Figures.Percent(tallies.SureBound)} with 95 % confidence"];
    }

    static Section Reliability(string title, ReliabilityScore score) => new(
        $"{title}: expected calibration error {Figures.Fine(score.ExpectedCalibrationError)} over {Figures.Count(score.Count)}",
        ["confidence", "answers", "mean confidence", "right"],
        [.. score.Lines.Select(Line)]);

    static string[] Line(Calibration.Line line) =>
        [$"{Figures.Plain(line.From)} – {Figures.Plain(line.To)}", Figures.Count(line.Count), Figures.Fine(line.Confidence), Figures.Fine(line.Right)];

    static IEnumerable<string[]> Speed(SpeedScore speed)
    {
        yield return ["pictures decoded", $"{Figures.Count(speed.Pictures)}, {Figures.Tenths(speed.MedianMegapixels)} megapixels at the median"];
        yield return ["ms a page", $"{Figures.Tenths(speed.MedianMilliseconds)} median, {Figures.Tenths(speed.Percentile99Milliseconds)} at the 99th percentile"];
        yield return ["ms of processor a page", $"{Figures.Tenths(speed.MedianProcessorMilliseconds)} median, {Figures.Tenths(speed.Percentile99ProcessorMilliseconds)} at the 99th percentile"];
        yield return ["decoding", $"{Figures.Tenths(speed.MedianDecodingMilliseconds)} median, {Figures.Percent(speed.DecodingShare)} of all time"];
        yield return ["allocated a page", $"{Figures.Tenths(speed.MedianAllocatedBytes / 1e6)} MB at the median"];
        yield return ["memory of the whole program", $"{Figures.Tenths(speed.PeakMemoryBytes / 1e6)} MB resident at most"];
    }
}
