using System.Collections.Immutable;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>Judges the machine or machines that answer for one subject.</summary>
sealed class SubjectJudge(SubjectEvidence evidence)
{
    private readonly Subject _subject = evidence.Subject;
    private readonly List<Ground<ResolutionCheck>> _resolutions = evidence.Of<ResolutionCheck>();

    public ImmutableArray<string> Addresses => _subject.Kind == SubjectKind.Address
        ? [_subject.Name]
        : [.. Answers.SelectMany(answer => answer.Addresses).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<Resolution> Answers => _resolutions.Where(ground => ground.IsUsable).Select(ground => ground.Check.Answer!);

    public Ruling Judge(ImmutableSortedDictionary<string, Ruling> addresses) =>
        NameFails() ?? new EdgeJudge(evidence).Judge(Addresses) ?? NoResponse() ?? Combined(addresses);

    private Ruling? NameFails()
    {
        if (_subject.IsLookalike)
            return new(Rule.Lookalike) { Names = [_subject.Name] };
        if (_subject.Kind == SubjectKind.Address)
            return null;
        if (_resolutions.Count == 0)
            return new(Rule.NotAsked) { Names = ["resolution"] };
        var answers = Answers.ToList();
        if (_resolutions.Exists(ground => ground.Check.IsWithheld) || answers.Count == 0)
            return new(Rule.AnswerMissing) { Names = [.. _resolutions.Unusable()] };
        var named = answers.Count(answer => answer.Outcome == ResolutionOutcome.Addresses && answer.Addresses.Length > 0);
        var rule = named == answers.Count ? (Rule?)null
            : named > 0 ? Rule.ResolversDisagree
            : answers.Exists(answer => answer.Outcome == ResolutionOutcome.Loop) ? Rule.AliasLoop
            : Rule.NoAddress;
        return rule is { } found
            ? new(found) { Addresses = Addresses, Names = [.. Resolvers().Select(ground => ground.Source)], Grounds = [.. Resolvers().Select(ground => ground.Index)] }
            : null;
    }

    private IEnumerable<Ground<ResolutionCheck>> Resolvers() => _resolutions.Where(ground => ground.IsUsable);

    private Ruling? NoResponse()
    {
        if (_subject.Kind != SubjectKind.Site)
            return null;
        var responses = evidence.Of<ResponseCheck>();
        if (responses.Exists(ground => ground.Check.IsWithheld))
            return new(Rule.AnswerMissing) { Addresses = Addresses, Names = [.. responses.Unusable()] };
        return responses.Exists(ground => ground.IsUsable) ? null : new(Rule.NoResponse) { Addresses = Addresses, Names = [.. responses.Unusable()] };
    }

    /// <summary>Each resolver's addresses together, then the resolvers beside each other.</summary>
    private Ruling Combined(ImmutableSortedDictionary<string, Ruling> addresses)
    {
        if (_subject.Kind == SubjectKind.Address)
            return addresses[_subject.Name];
        var rulings = Answers.Select(answer => OfOneAnswer([.. answer.Addresses.Select(address => addresses[address])])).ToList();
        var asked = Resolvers().ToList();
        if (rulings.Find(ruling => ruling.Verdict == Verdict.Unknowable) is { } unknown)
            return unknown;
        if (rulings.TrueForAll(ruling => ruling.Verdict == rulings[0].Verdict))
            return Merged([.. rulings]);
        return Merged([.. rulings]) with { Rule = Rule.ResolversDisagree, Names = [.. asked.Select(ground => ground.Source)], Grounds = [.. asked.Select(ground => ground.Index)] };
    }

    /// <summary>All of them at home, or the claim does not hold: one address abroad is enough against it.</summary>
    private static Ruling OfOneAnswer(ImmutableArray<Ruling> rulings)
    {
        var abroad = rulings.Where(ruling => ruling.Verdict == Verdict.Contradicted).ToImmutableArray();
        if (abroad.Length > 0)
            return abroad.Length == rulings.Length ? Merged(abroad) : Merged(abroad) with { Rule = Rule.OneAbroad };
        return Of(Verdict.Conflicting) ?? Of(Verdict.Unknowable) ?? Merged(rulings);

        Ruling? Of(Verdict verdict) => rulings.Where(ruling => ruling.Verdict == verdict).ToImmutableArray() is { Length: > 0 } found ? Merged(found) : null;
    }

    /// <summary>Rulings of one verdict as one; its text is that of the lesser evidence.</summary>
    private static Ruling Merged(ImmutableArray<Ruling> rulings) => rulings.MaxBy(ruling => ruling.Rule)! with
    {
        Addresses = Union(rulings, ruling => ruling.Addresses),
        Names = Union(rulings, ruling => ruling.Names),
        Sources = Union(rulings, ruling => ruling.Sources),
        Grounds = Union(rulings, ruling => ruling.Grounds),
        Votes = [.. rulings.SelectMany(ruling => ruling.Votes).GroupBy(vote => vote.Country)
            .Select(group => new CountryVotes(group.Key, group.Max(vote => vote.Count))).OrderByDescending(vote => vote.Count).ThenBy(vote => vote.Country, StringComparer.Ordinal)],
    };

    private static ImmutableArray<T> Union<T>(ImmutableArray<Ruling> rulings, Func<Ruling, ImmutableArray<T>> part) => [.. rulings.SelectMany(ruling => part(ruling)).Distinct()];
}
