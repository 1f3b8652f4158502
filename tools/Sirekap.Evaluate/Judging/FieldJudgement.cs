using Sirekap.Election.Readings;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Judging;

/// <summary>One field's reading beside the truth.</summary>
/// <param name="Truth">What a person sees.</param>
/// <param name="Result">What the machine saw; null where the page was refused or has no such field.</param>
internal sealed record FieldJudgement(FieldTruth Truth, FieldResult? Result)
{
    /// <summary>What came of it.</summary>
    public Outcome Outcome { get; } = Of(Truth, Result?.Reading);

    /// <summary>Whether the machine gave a number, so that nobody needs to look before it is compared with the officer's.</summary>
    public bool IsRead => Result?.Reading.State == ReadingState.Read;

    static Outcome Of(FieldTruth truth, FieldReading? reading) => (truth.Sight, reading?.State) switch
    {
        (_, null) => Outcome.NotRead,
        (Sight.Doubtful, ReadingState.Read) when truth.Number is { } meant && meant == reading.Value.Value!.Value.Value => Outcome.ReadThoughDoubtful,
        (Sight.Clear, ReadingState.Read) when truth.Number == reading.Value.Value!.Value.Value => Outcome.Right,
        (_, ReadingState.Read) => Outcome.SilentlyWrong,
        (Sight.Blank, ReadingState.Blank) => Outcome.Right,
        (_, ReadingState.Blank) => Outcome.SaidBlank,
        (Sight.Doubtful, _) => Outcome.RightlyReferred,
        _ => Outcome.Referred,
    };
}
