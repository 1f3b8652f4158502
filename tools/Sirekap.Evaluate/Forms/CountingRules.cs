using System.Collections.Immutable;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Evaluate.Forms;

/// <summary>What the count goes by.</summary>
/// <param name="Contests">The contests of an election.</param>
/// <param name="Catalogue">Its rules and its policy of acceptance.</param>
internal sealed record CountingRules(ImmutableArray<Contest> Contests, RuleCatalogue Catalogue)
{
    /// <summary>The same rules where nobody stands beside the machine: every misreading that the sums let pass is counted.</summary>
    public RuleCatalogue WithoutOfficer { get; } = new(Catalogue.Rules, Catalogue.Acceptance with { OfficerRepeats = AcceptancePolicy.One });

    /// <summary>The contest whose form has exactly these fields; null where there is none.</summary>
    public Contest? ContestOf(IReadOnlyCollection<string> fields) =>
        Contests.FirstOrDefault(contest => contest.Fields.Length == fields.Count && fields.All(contest.Has));
}
