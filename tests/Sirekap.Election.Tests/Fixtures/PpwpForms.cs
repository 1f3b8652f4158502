using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Tests.Fixtures;

/// <summary>Presidential forms.</summary>
static class PpwpForms
{
    /// <summary>What is written on the form of station 8271021022008.</summary>
    public static readonly ImmutableDictionary<string, int> Truth = new Dictionary<string, int>
    {
        ["I.A.L"] = 134,
        ["I.A.P"] = 155,
        ["I.A.J"] = 289,
        ["I.B1.L"] = 95,
        ["I.B1.P"] = 103,
        ["I.B1.J"] = 198,
        ["I.B2.L"] = 6,
        ["I.B2.P"] = 3,
        ["I.B2.J"] = 9,
        ["I.B3.L"] = 2,
        ["I.B3.P"] = 1,
        ["I.B3.J"] = 3,
        ["I.B4.L"] = 103,
        ["I.B4.P"] = 107,
        ["I.B4.J"] = 210,
        ["II.1"] = 295,
        ["II.2"] = 210,
        ["II.3"] = 1,
        ["II.4"] = 84,
        ["III.L"] = 0,
        ["III.P"] = 0,
        ["III.J"] = 0,
        ["IV.1"] = 90,
        ["IV.2"] = 110,
        ["IV.3"] = 10,
        ["V.A"] = 210,
        ["V.B"] = 0,
        ["V.C"] = 210,
    }.ToImmutableDictionary();

    public static FigureSet Real => Of(Truth);

    public static FigureSet Of(IReadOnlyDictionary<string, int> figures) =>
        FigureSet.From(Shipped.Ppwp, figures.Select(figure => KeyValuePair.Create(figure.Key, new Votes(figure.Value))));
}
