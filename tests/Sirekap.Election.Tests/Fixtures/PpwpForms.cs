using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Tests.Fixtures;

/// <summary>Presidential forms.</summary>
static class PpwpForms
{
    /// <summary>What is written on the form of station 8271021022008.</summary>
    public static readonly ImmutableDictionary<string, int> Truth = File.ReadLines(Path.Combine(Fixture.Folder("data/forms"), "truth.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToImmutableDictionary(row => row[2], row => int.Parse(row[3], CultureInfo.InvariantCulture));

    public static FigureSet Real => Of(Truth);

    public static FigureSet Of(IReadOnlyDictionary<string, int> figures) =>
        FigureSet.From(Shipped.Ppwp, figures.Select(figure => KeyValuePair.Create(figure.Key, new Votes(figure.Value))));
}
