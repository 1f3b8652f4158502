using Sirekap.Evaluate.Judging;
using Sirekap.Reader;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Reports;

/// <summary>A field or page that went wrong, with what it looks like.</summary>
/// <param name="File">The photograph.</param>
/// <param name="Field">The field; null for a whole page.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Confidence">The machine's confidence, 0 to 1.</param>
/// <param name="Cause">The cause of a refusal or doubt; empty where the machine had none.</param>
/// <param name="Truth">What a person sees.</param>
/// <param name="Seen">What the machine saw, in letters.</param>
internal sealed record Failure(string File, string? Field, Outcome Outcome, double Confidence, string Cause, string Truth, string Seen)
{
    /// <summary>The crop as JPEG; made only for those that are kept.</summary>
    public byte[] Picture { get; init; } = [];

    /// <summary>Most dangerous first: the worse outcome, then the surer machine; at last by name, so that every run shows the same.</summary>
    public static IComparer<Failure> WorstFirst { get; } = Comparer<Failure>.Create((left, right) =>
        right.Outcome != left.Outcome ? right.Outcome.CompareTo(left.Outcome)
        : right.Confidence.CompareTo(left.Confidence) is var surer and not 0 ? surer
        : string.CompareOrdinal($"{left.File}/{left.Field}", $"{right.File}/{right.Field}"));

    /// <summary>A field that did not come out as a person sees it; null where it did.</summary>
    public static Failure? Of(PageJudgement page, FieldJudgement field)
    {
        if (field.Outcome is Outcome.Right or Outcome.RightlyReferred or Outcome.NotRead || field.Result is not { } result)
            return null;
        var kind = field.Truth.Kind.Length > 0 ? $" ({field.Truth.Kind})" : "";
        var boxes = field.Truth.Boxes is { } letters ? $" [{letters}]" : "";
        return new(
            page.Sample.File, field.Truth.Field, field.Outcome, result.Reading.Confidence / 1e6, result.Cause?.Code() ?? "",
            field.Truth.Value + boxes + kind, Spelt(result));
    }

    /// <summary>A page that was refused although a person can read it; null otherwise.</summary>
    public static Failure? Of(PageJudgement page) => page.Reading.Refusal is { } refusal && page.Sample.Truth is { Unreadable: false }
        ? new(page.Sample.File, null, Outcome.NotRead, 0, refusal.Code(), page.Sample.Truth.Page is { } number ? $"page {number}" : "", Quality(page))
        : null;

    static string Spelt(FieldResult result) =>
        $"{result.Reading.Value?.Value.ToString() ?? "–"} [{Cli.Reading.BoxText.Of(result.Boxes)}]"
        + (result.Bubbles is { } bubbles ? $" bubbles {Cli.Reading.BoxText.Of(bubbles)}" : "");

    static string Quality(PageJudgement page) => page.Reading.Quality is { } quality
        ? $"{quality.PixelsPerMillimetre:0.00} px/mm, edge {quality.EdgeWidth:0.0} mm, {quality.Corners} corners, {quality.ClearRows:P0} of rows clear"
        : "";
}
