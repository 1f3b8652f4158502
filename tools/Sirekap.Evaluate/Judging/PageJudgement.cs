using System.Collections.Immutable;
using Sirekap.Evaluate.Running;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Judging;

/// <summary>One photograph's reading beside the truth.</summary>
/// <param name="Sample">The photograph.</param>
/// <param name="Reading">What the machine made of it.</param>
/// <param name="Cost">What that cost.</param>
internal sealed record PageJudgement(Sample Sample, PageReading Reading, Cost Cost)
{
    /// <summary>Every field of the truth; empty where nobody wrote the truth down.</summary>
    public ImmutableArray<FieldJudgement> Fields { get; } =
        [.. (Sample.Truth?.Fields ?? []).Select(truth => new FieldJudgement(truth, Reading.Fields.FirstOrDefault(field => field.Reading.Field == truth.Field)))];

    /// <summary>Whether the reader took it for another page than it is: then every figure stands at the wrong place.</summary>
    public bool IsAnotherPage => Sample.Truth?.Page is { } truth && Reading.Page is { } found && truth != found;

    /// <summary>Fields that the truth names and the page that was read does not have.</summary>
    public IEnumerable<string> Strangers => Reading.Refusal is null ? Fields.Where(judged => judged.Result is null).Select(judged => judged.Truth.Field) : [];
}
