using System.Collections.Immutable;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Loading;

/// <summary>The shape of <c>election.json</c>.</summary>
/// <param name="Source">Where the facts come from.</param>
/// <param name="Id">Such as <c>pemilu-2024</c>.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Day">Voting day.</param>
/// <param name="Nation">The nation's name.</param>
/// <param name="Stations">How many stations the region files must hold together.</param>
/// <param name="Contests">The contests' codes, in the order of display.</param>
/// <param name="Objections">By when objections are to be answered; may be left out.</param>
internal sealed record ElectionFile(
    string Source, string Id, LocalizedText Name, DateOnly Day, string Nation, int Stations, ImmutableArray<string> Contests, ObjectionRule? Objections = null);

/// <summary>The shape of <c>contests/&lt;code&gt;/contest.json</c>; see <see cref="Contest"/>.</summary>
internal sealed record ContestFile(
    string Source,
    string Code,
    LocalizedText Name,
    ImmutableArray<ContestField> Fields,
    ImmutableArray<Candidate> Candidates,
    FieldRoles Roles,
    ImmutableArray<ContestCheck> Checks,
    ImmutableArray<KpuField> KpuFields,
    ImmutableArray<ContestSection> Sections = default);

/// <summary>The shape of <c>rules.json</c>.</summary>
internal sealed record RulesFile(string Source, AcceptancePolicy Acceptance, ImmutableArray<Rule> Rules);
