using System.Collections.Immutable;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Figures of the small election's contest <c>desa</c> that keep every rule.</summary>
static class DesaFigures
{
    public static readonly ImmutableSortedDictionary<string, Votes> Good = Of(120, 90, 30, 10);

    /// <summary>Figures that add up, from the candidates' and the invalid votes.</summary>
    public static ImmutableSortedDictionary<string, Votes> Of(int first, int second, int third, int invalid)
    {
        var valid = first + second + third;
        return Story.Figures(
            ("D", valid + invalid + 50), ("P", valid + invalid), ("C.1", first), ("C.2", second), ("C.3", third),
            ("S", valid), ("T", invalid), ("J", valid + invalid));
    }

    /// <summary>A machine that reads <see cref="Good"/> rightly.</summary>
    public static int? Right(string field) => Good[field].Value;
}
