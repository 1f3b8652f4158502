using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sirekap.Residency.Evidence;

/// <summary>A resolver asked for a name's addresses.</summary>
public sealed record ResolutionCheck : Check<Resolution>
{
    /// <summary>The name, in its ASCII form.</summary>
    public required string Name { get; init; }
}

/// <summary>What a resolver said of a name.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Aliases">The CNAME chain, from the first alias on; without the name itself.</param>
/// <param name="Addresses">The addresses at its end, canonical, sorted.</param>
public sealed record Resolution(ResolutionOutcome Outcome, ImmutableArray<string> Aliases, ImmutableArray<string> Addresses);

/// <summary>How a resolution ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResolutionOutcome>))]
public enum ResolutionOutcome
{
    /// <summary>The name has addresses.</summary>
    Addresses,

    /// <summary>The name is there, without addresses.</summary>
    None,

    /// <summary>There is no such name (NXDOMAIN).</summary>
    NoSuchName,

    /// <summary>The aliases lead back to themselves, or on without end.</summary>
    Loop,
}

/// <summary>A resolver asked for a domain's mail exchangers.</summary>
public sealed record MailCheck : Check<MailHosts>
{
    /// <summary>The domain.</summary>
    public required string Name { get; init; }
}

/// <summary>The mail exchangers of a domain, the preferred first; may be empty.</summary>
/// <param name="Hosts">Their names.</param>
public sealed record MailHosts(ImmutableArray<string> Hosts);

/// <summary>The list of content delivery and anycast networks, asked for everything that is known of a subject.</summary>
public sealed record EdgeCheck : Check<EdgeMatches>
{
    /// <summary>What was looked up: addresses, names, networks as <c>AS24429</c>, and <c>response</c> for the headers.</summary>
    public required ImmutableArray<string> Asked { get; init; }
}

/// <summary>What the list knows; empty where nothing is a shared front.</summary>
/// <param name="Matches">The signs.</param>
public sealed record EdgeMatches(ImmutableArray<EdgeMatch> Matches);

/// <summary>A sign that a shared front of somebody else's answers.</summary>
/// <param name="Asked">Which of the questions it answers.</param>
/// <param name="Operator">Whose front it is.</param>
/// <param name="Technique"><c>cdn</c> or <c>anycast</c>.</param>
/// <param name="Sign">What gave it away: a prefix, a network, a name's end, a header.</param>
public sealed record EdgeMatch(string Asked, string Operator, string Technique, string Sign);
