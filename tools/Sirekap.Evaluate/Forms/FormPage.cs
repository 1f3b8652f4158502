using System.Collections.Immutable;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader;
using Sirekap.Server.Reading;

namespace Sirekap.Evaluate.Forms;

/// <summary>What a form keeps of one of its photographs; the picture itself is let go.</summary>
/// <param name="File">The photograph.</param>
/// <param name="Refused">Why the count would have no figures of it, by code; null where it has.</param>
/// <param name="Fields">What a person sees, and what the log would say of the machine's reading.</param>
internal sealed record FormPage(string File, string? Refused, ImmutableArray<(FieldTruth Truth, MachineFigure? Machine)> Fields)
{
    /// <summary>A page as it was judged; one that was taken for another is refused at intake, where the officer says which page it is.</summary>
    public static FormPage Of(PageJudgement page)
    {
        var refused = page.Reading.Refusal?.Code() ?? (page.IsAnotherPage ? Refusal.WrongPage.Code() : null);
        return new(
            page.Sample.File,
            refused,
            [.. page.Fields.Select(field => (field.Truth, refused is null && field.Result is { } result ? (MachineFigure?)PageMachine.Figure(result) : null))]);
    }
}
