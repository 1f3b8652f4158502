using System.Collections.Immutable;

namespace Sirekap.Residency.Judging;

/// <summary>What a rule found, and on what.</summary>
/// <param name="Rule">The rule.</param>
public sealed record Ruling(Rule Rule)
{
    /// <summary>The rule's verdict.</summary>
    public Verdict Verdict => RuleBook.VerdictOf(Rule);

    /// <summary>The rule's stable code.</summary>
    public string Code => RuleBook.CodeOf(Rule);

    /// <summary>The addresses that it is about.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>The votes for countries: code and how many sources, most first.</summary>
    public ImmutableArray<CountryVotes> Votes { get; init; } = [];

    /// <summary>Names that the text needs: regions, operators, resolvers, sources without an answer.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The sources that it rests on, each with its date.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The positions of the checks that it rests on, in the subject's evidence.</summary>
    public ImmutableArray<int> Grounds { get; init; } = [];
}

/// <summary>How many sources put an address into a country.</summary>
/// <param name="Country">ISO 3166; <c>!ID</c>: outside that country.</param>
/// <param name="Count">How many.</param>
public sealed record CountryVotes(string Country, int Count);

/// <summary>The verdicts on one subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Home">The country that counts as home.</param>
/// <param name="Answering">On the machine that answers: the headline.</param>
/// <param name="Roles">For each role.</param>
/// <param name="Addresses">For each address.</param>
/// <param name="Remarks">What the reader should know beside it.</param>
public sealed record SubjectVerdict(
    Evidence.Subject Subject, string Home, Ruling Answering, ImmutableSortedDictionary<DataRole, Ruling> Roles,
    ImmutableSortedDictionary<string, Ruling> Addresses, ImmutableArray<Remark> Remarks)
{
    /// <summary>The day of the last piece of evidence; null if there is none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The networks that announce the addresses, as <c>AS24429 Name</c>.</summary>
    public ImmutableArray<string> Networks { get; init; } = [];
}

/// <summary>Something beside the verdict.</summary>
/// <param name="Key">A stable name; its text is <c>remark.</c> and this.</param>
/// <param name="Values">What the text needs.</param>
public sealed record Remark(string Key, ImmutableArray<string> Values);
