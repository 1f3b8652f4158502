using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Contests;

/// <summary>One thing that is voted on (PPWP, PDPR, …): its candidates, the fields of its form, and the checks over them. All data.</summary>
public sealed class Contest
{
    private readonly Dictionary<string, int> _indexes;

    /// <summary>Puts a contest together; the loader has checked that every field named by candidates, roles and checks exists.</summary>
    public Contest(
        string code,
        LocalizedText name,
        ImmutableArray<ContestField> fields,
        ImmutableArray<Candidate> candidates,
        FieldRoles roles,
        ImmutableArray<ContestCheck> checks,
        ImmutableArray<KpuField> kpuFields,
        FormDefinition form,
        ImmutableArray<ContestSection> sections = default)
    {
        Sections = sections.IsDefault ? [] : sections;
        (Code, Name, Fields, Candidates, Roles, Checks, KpuFields, Form) =
            (code, name, fields, candidates, roles, checks, kpuFields, form);
        _indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < fields.Length; index++)
            _indexes.Add(fields[index].Id, index);
        ColumnChecks = [.. checks.Select(check => new ColumnCheck(check, this))];
    }

    /// <summary>KPU's code, such as <c>ppwp</c>.</summary>
    public string Code { get; }

    /// <summary>The name for people.</summary>
    public LocalizedText Name { get; }

    /// <summary>The fields of the form in its own order; a figure's column is its field's place here.</summary>
    public ImmutableArray<ContestField> Fields { get; }

    /// <summary>The form's headings; a section that is not named has a number only.</summary>
    public ImmutableArray<ContestSection> Sections { get; }

    /// <summary>The candidates in ballot order.</summary>
    public ImmutableArray<Candidate> Candidates { get; }

    /// <summary>Which fields play the parts that every contest has.</summary>
    public FieldRoles Roles { get; }

    /// <summary>The checks over one form's figures.</summary>
    public ImmutableArray<ContestCheck> Checks { get; }

    /// <summary>KPU's names of administrative figures, in the order of KPU's payload.</summary>
    public ImmutableArray<KpuField> KpuFields { get; }

    /// <summary>The paper.</summary>
    public FormDefinition Form { get; }

    /// <summary>The checks with their fields resolved to columns.</summary>
    internal ImmutableArray<ColumnCheck> ColumnChecks { get; }

    /// <summary>The column of a field.</summary>
    /// <exception cref="KeyNotFoundException">The contest has no such field.</exception>
    public int IndexOf(string field) => _indexes.TryGetValue(field, out var index)
        ? index
        : throw new KeyNotFoundException($"Contest {Code} has no field {field}.");

    /// <summary>Whether the form of this contest has a field of this name.</summary>
    public bool Has(string field) => _indexes.ContainsKey(field);
}
