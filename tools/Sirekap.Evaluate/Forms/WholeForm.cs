using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Evaluate.Specimens;
using Sirekap.Evaluate.Truth;

namespace Sirekap.Evaluate.Forms;

/// <summary>Every field of one station's form, as written and as read, in the form's order.</summary>
/// <param name="Name">What its photographs share.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Truth">What a person sees in each field.</param>
/// <param name="Machine">What the machine read there; null where the page was refused.</param>
/// <param name="Refused">The pages that were refused, as the count finds it.</param>
internal sealed record WholeForm(
    string Name, Contest Contest, ImmutableArray<FieldTruth> Truth, ImmutableArray<MachineFigure?> Machine, ImmutableArray<Finding> Refused)
{
    /// <summary>Puts a form together; null where the truth does not tell each field of a contest's form once.</summary>
    public static WholeForm? Of(string name, IReadOnlyList<FormPage> pages, CountingRules rules)
    {
        var fields = pages.SelectMany(page => page.Fields).ToLookup(field => field.Truth.Field, StringComparer.Ordinal);
        if (fields.Any(field => field.Count() > 1) || rules.ContestOf([.. fields.Select(field => field.Key)]) is not { } contest)
            return null;
        var ordered = contest.Fields.Select(field => fields[field.Id].Single()).ToList();
        return new(name, contest, [.. ordered.Select(field => field.Truth)], [.. ordered.Select(field => field.Machine)], [.. pages.SelectMany(Refusal)]);
    }

    /// <summary>What an officer types who types what is written: nothing where nothing is, or where nobody can tell.</summary>
    public FigureSet Written => new(Contest, [.. Truth.Select(truth => truth.Number is { } number ? new Votes(number) : (Votes?)null)]);

    /// <summary>What the machine read.</summary>
    public FigureSet Read => new(Contest, [.. Machine.Select(figure => figure?.Reading.Value)]);

    /// <summary>The columns in which the machine read another number than the written one, or one where none is written.</summary>
    public ImmutableArray<int> ReadOtherwise =>
        [.. Enumerable.Range(0, Truth.Length).Where(column => Read[column] is { } read && read.Value != Truth[column].Number)];

    /// <summary>Whether the figures on the paper contradict each other, or one is known to be added up wrongly.</summary>
    public bool HasSlip(RuleCatalogue catalogue) =>
        Truth.Any(truth => truth.Kind == InventedStation.Misadded) || RuleBook.Check(Written).Any(catalogue.IsHard);

    /// <summary>Whether nothing on the paper asks for a person: each figure is clear to see, and every hard rule holds.</summary>
    public bool IsClean(RuleCatalogue catalogue) =>
        Truth.All(truth => truth.Sight == Sight.Clear) && !RuleBook.Check(Written).Any(catalogue.IsHard);

    static IEnumerable<Finding> Refusal(FormPage page) => page.Refused is { } cause
        ? [new(BuiltInRules.PageUnreadable, [.. page.Fields.Select(field => field.Truth.Field)], $"{page.File}: {cause}")]
        : [];
}
