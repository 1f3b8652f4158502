using System.Collections.Immutable;
using Sirekap.Evaluate.Forms;

namespace Sirekap.Evaluate.Reports;

/// <summary>Whole forms: every field of one station's form, as the count judges it.</summary>
/// <param name="Forms">Forms whose every field is in the truth.</param>
/// <param name="Incomplete">Those of which photographs or truth are missing; nothing below counts them.</param>
/// <param name="Fields">Fields of whole forms.</param>
/// <param name="Clean">Forms on which nothing asks for a person: each figure clear to see, every hard rule kept.</param>
/// <param name="Slips">Forms whose paper is added up wrongly.</param>
/// <param name="SlipsReadAsWritten">Those of them on which no figure was read otherwise than written.</param>
/// <param name="Accepted">What counts without a person, depending on who typed.</param>
internal sealed record FormScore(
    int Forms, int Incomplete, int Fields, int Clean, int Slips, int SlipsReadAsWritten, ImmutableArray<AcceptanceScore> Accepted);

/// <summary>What the count would take without a person.</summary>
/// <param name="Typist">Whose figures stand beside the machine's.</param>
/// <param name="Forms">Forms that count.</param>
/// <param name="Clean">Those of them on which nothing asks for a person.</param>
/// <param name="SlipsAsWritten">Those of them whose paper is added up wrongly, with every figure as written.</param>
/// <param name="Fields">Their fields.</param>
/// <param name="Doubtful">Fields that count as they were meant although a person should have looked.</param>
/// <param name="Wrong">Fields that count with another number than the written one.</param>
/// <param name="WrongBound">The upper 95 % bound of their share.</param>
/// <param name="WrongForms">Forms with such a field.</param>
/// <param name="WrongFormsBound">The upper 95 % bound of their share: fields of one form do not fail apart from each other.</param>
/// <param name="SentBy">The hard rules that send the others to a person.</param>
/// <param name="WrongFigures">The wrong fields.</param>
internal sealed record AcceptanceScore(
    Typist Typist, int Forms, int Clean, int SlipsAsWritten, int Fields, int Doubtful, int Wrong, double WrongBound, int WrongForms, double WrongFormsBound,
    ImmutableArray<RuleScore> SentBy, ImmutableArray<WrongFigure> WrongFigures);

/// <summary>How many forms a rule sends to a person.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Forms">Forms that break it.</param>
/// <param name="Alone">Forms that break nothing else.</param>
internal sealed record RuleScore(string Code, int Forms, int Alone);

/// <summary>A figure that would count with another number than the written one.</summary>
/// <param name="Form">The form.</param>
/// <param name="Field">The field.</param>
/// <param name="Written">What a person sees, as in a truth file.</param>
/// <param name="Read">What the machine read.</param>
/// <param name="Confidence">How sure it was, 0 to 1.</param>
internal sealed record WrongFigure(string Form, string Field, string Written, int Read, double Confidence)
{
    /// <summary>The figure in a column of a form.</summary>
    public static WrongFigure Of(WholeForm form, int column) => new(
        form.Name, form.Truth[column].Field, form.Truth[column].Value, form.Read[column]!.Value.Value, form.Machine[column]!.Value.Reading.Confidence / 1e6);
}
