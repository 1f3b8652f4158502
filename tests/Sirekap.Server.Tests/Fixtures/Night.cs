using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Fixtures;

/// <summary>Short ways to tell a night of the presidential election.</summary>
static class Night
{
    public const string Ppwp = "ppwp";

    /// <summary>Ternate's real form, which keeps every hard rule.</summary>
    public static readonly ImmutableSortedDictionary<string, Votes> Ternate = Story.Figures(
        ("I.A.L", 134), ("I.A.P", 155), ("I.A.J", 289), ("I.B1.L", 95), ("I.B1.P", 103), ("I.B1.J", 198),
        ("I.B2.L", 6), ("I.B2.P", 3), ("I.B2.J", 9), ("I.B3.L", 2), ("I.B3.P", 1), ("I.B3.J", 3),
        ("I.B4.L", 103), ("I.B4.P", 107), ("I.B4.J", 210), ("II.1", 295), ("II.2", 210), ("II.3", 1), ("II.4", 84),
        ("III.L", 0), ("III.P", 0), ("III.J", 0), ("IV.1", 90), ("IV.2", 110), ("IV.3", 10), ("V.A", 210), ("V.B", 0), ("V.C", 210));

    public const string TernateStation = "8271021022008";

    /// <summary>A form of these votes on which everybody agrees, whatever else it says.</summary>
    public static void Count(Story story, string station, IEnumerable<KeyValuePair<string, int>> figures)
    {
        var form = Ternate.Keys.ToImmutableSortedDictionary(field => field, _ => new Votes(0), StringComparer.Ordinal)
            .SetItems(figures.Select(figure => KeyValuePair.Create(figure.Key, new Votes(figure.Value))));
        story.Submit(station, Ppwp, form);
        story.ReadAll(station, Ppwp, field => form[field].Value);
        if (story.Count.Contest(Ppwp)!.StateOf(story.Definition.Regions.FindStation(station)!.Value) != Sirekap.Election.Counting.FormState.Agreed)
            story.Decide(station, Ppwp, Outcome.Accept, DecisionReason.WrongOnPaper);
    }

    public static void CountTernate(Story story) =>
        Count(story, TernateStation, Ternate.Select(figure => KeyValuePair.Create(figure.Key, figure.Value.Value)));
}
