using System.Collections.Immutable;

namespace Sirekap.Server.Site.Contradictions;

/// <summary>Which contradictions are looked at.</summary>
public enum ContradictionKind
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Claims that contradict the form.</summary>
    Form,

    /// <summary>Claims that contradict themselves.</summary>
    Self,
}

/// <summary>One page of the list of contradictions.</summary>
/// <param name="Source">The source looked at; null for all.</param>
/// <param name="Kind">The kind looked at.</param>
/// <param name="Sources">Every source with its number of contradictions.</param>
/// <param name="AgainstForm">How many of the chosen source contradict the form.</param>
/// <param name="WithinItself">How many of the chosen source contradict themselves.</param>
/// <param name="Matching">How many there are of this source and kind.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Rows">The contradictions of the page.</param>
public sealed record ContradictionsView(
    string? Source,
    ContradictionKind Kind,
    ImmutableArray<(string Source, int Contradictions)> Sources,
    int AgainstForm,
    int WithinItself,
    int Matching,
    int Number,
    ImmutableArray<Contradiction> Rows)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 25;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    internal static ContradictionsView Of(ImmutableArray<Contradiction> all, string? source, ContradictionKind kind, int number)
    {
        var ofSource = all.Where(row => source is null || row.Source == source).ToImmutableArray();
        var matching = ofSource.Where(row => IsOf(row, kind)).ToImmutableArray();
        var last = Math.Max(1, (matching.Length + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, last);
        return new(
            source,
            kind,
            [.. all.CountBy(row => row.Source).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))],
            ofSource.Count(row => IsOf(row, ContradictionKind.Form)),
            ofSource.Count(row => IsOf(row, ContradictionKind.Self)),
            matching.Length,
            number,
            [.. matching.Skip((number - 1) * PageSize).Take(PageSize)]);
    }

    private static bool IsOf(Contradiction row, ContradictionKind kind) => kind switch
    {
        ContradictionKind.Form => row.Claim.AgainstForm.Length > 0,
        ContradictionKind.Self => row.Claim.WithinItself.Length > 0,
        _ => true,
    };
}
