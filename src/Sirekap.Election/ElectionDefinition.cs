using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Rules;

namespace Sirekap.Election;

/// <summary>All that an election is before the first vote: its regions, contests and rules.</summary>
/// <param name="Id">Such as <c>pemilu-2024</c>.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Day">Voting day.</param>
/// <param name="Regions">The region tree.</param>
/// <param name="Contests">The contests.</param>
/// <param name="Catalogue">The rule catalogue.</param>
/// <param name="Files">Every data file by its relative path, with the SHA-256 of its bytes in lower hex: what the election's first statement commits to.</param>
public sealed record ElectionDefinition(
    string Id,
    LocalizedText Name,
    DateOnly Day,
    RegionTree Regions,
    ImmutableArray<Contest> Contests,
    RuleCatalogue Catalogue,
    ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>By when objections are to be answered; null where the election's data says nothing of it, and then none is ever overdue.</summary>
    public ObjectionRule? Objections { get; init; }

    /// <summary>Finds a contest by its code. Null when there is none.</summary>
    public Contest? FindContest(string code) => Contests.FirstOrDefault(contest => contest.Code == code);
}
