using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>Tells whether a shared front of somebody else's answers: then no address says where the data is.</summary>
sealed class EdgeJudge(SubjectEvidence evidence)
{
    /// <summary>What an edge check names when it looked at the headers.</summary>
    public const string Response = "response";

    /// <summary>Null where the list was asked for everything that is known, and knows none of it.</summary>
    /// <param name="about">The subject's addresses.</param>
    public Ruling? Judge(ImmutableArray<string> about)
    {
        var edges = evidence.Of<EdgeCheck>();
        if (edges.Exists(ground => !ground.IsUsable))
            return new(Rule.AnswerMissing) { Addresses = about, Names = [.. edges.Unusable()] };
        // The provider's own list speaks of the very prefix; that its network also runs a shared front says less.
        var regional = evidence.Checks.OfType<RegionCheck>().Where(check => Usable.Is(check) && check.Answer!.Matches.Length > 0).Select(check => check.Address);
        var isRegional = about.All(regional.Contains);
        var matches = edges.SelectMany(ground => ground.Check.Answer!.Matches).Where(match => !isRegional || !IsNetwork(match.Asked)).ToList();
        if (matches.Count > 0)
        {
            return new(Rule.SharedEdge)
            {
                Addresses = about,
                Names = [.. matches.Select(match => match.Operator).Distinct()],
                Sources = [.. edges.Select(ground => ground.Source)],
                Grounds = [.. edges.Select(ground => ground.Index)],
            };
        }

        var asked = edges.SelectMany(ground => ground.Check.Asked).ToHashSet(StringComparer.Ordinal);
        return Known(about).All(asked.Contains) ? null : new(Rule.NotAsked) { Addresses = about, Names = ["edge"] };
    }

    private static bool IsNetwork(string asked) => asked.StartsWith("AS", StringComparison.Ordinal) && asked.Skip(2).All(char.IsAsciiDigit);

    private IEnumerable<string> Known(ImmutableArray<string> addresses)
    {
        var networks = evidence.Checks.OfType<OriginCheck>().Where(Usable.Is).Select(check => check.Answer!.Number).OfType<long>()
            .Select(number => $"AS{number.ToString(CultureInfo.InvariantCulture)}");
        var known = addresses.Concat(networks);
        if (evidence.Subject.Kind == SubjectKind.Address)
            return known;
        var names = evidence.Checks.OfType<ResolutionCheck>().Where(Usable.Is).SelectMany(check => check.Answer!.Aliases).Append(evidence.Subject.Name);
        var responses = evidence.Subject.Kind == SubjectKind.Site && evidence.Checks.OfType<ResponseCheck>().Any(Usable.Is) ? [Response] : Array.Empty<string>();
        return known.Concat(names).Concat(responses);
    }
}
