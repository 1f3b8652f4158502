using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rules;
using Sirekap.Evaluate.Truth;

namespace Sirekap.Evaluate.Forms;

/// <summary>Whether the count would take a form without a person, decided by the count's own code.</summary>
/// <param name="Form">The form.</param>
/// <param name="SentBy">The hard findings that send it to a person; empty where it counts.</param>
internal sealed record Verdict(WholeForm Form, ImmutableArray<Finding> SentBy)
{
    /// <summary>Whether the form counts.</summary>
    public bool Counts => SentBy.IsEmpty;

    /// <summary>The columns that count with another number than the written one, or with one where none is written.</summary>
    public ImmutableArray<int> Wrong => Counts ? Form.ReadOtherwise : [];

    /// <summary>The columns that count as they were meant although a person should have looked.</summary>
    public int Doubtful => Counts ? Form.Truth.Count(truth => truth.Sight == Sight.Doubtful) - Wrong.Count(column => Form.Truth[column].Sight == Sight.Doubtful) : 0;

    /// <summary>Decides.</summary>
    public static Verdict Of(WholeForm form, Typist typist, CountingRules rules)
    {
        var (officer, catalogue) = typist switch
        {
            Typist.Careful => (form.Written, rules.Catalogue),
            Typist.Copying => (form.Read, rules.Catalogue),
            _ => (form.Read, rules.WithoutOfficer),
        };
        return new(form, [.. FormCheck.Of(new(officer, form.Machine), form.Refused, catalogue).Where(catalogue.IsHard)]);
    }
}
