using Sirekap.Election;
using Sirekap.Election.Contests;

namespace Sirekap.Server.Site.Visiting;

/// <summary>Everything that every part of a page needs: the language, the contest looked at, the version, and where links lead.</summary>
/// <param name="Language">The language.</param>
/// <param name="Election">The election.</param>
/// <param name="Contest">The contest looked at.</param>
/// <param name="Edition">The version of the count.</param>
/// <param name="Notice">The sentence above every page, or null.</param>
/// <param name="Path">Path and query of the page without the language's prefix.</param>
public sealed record Visit(
    Language Language, ElectionDefinition Election, Contest Contest, Edition Edition, string? Notice, string Path)
{
    /// <summary>Where the log goes on under another name, once this one is closed; null where nobody has said.</summary>
    public Uri? Successor { get; init; }

    /// <summary>The site's address as its operator set it, without a closing slash; empty where nobody did. Never what a visitor's request names: pages are kept for others.</summary>
    public string Site { get; init; } = "";

    /// <summary>Where links of this language and contest lead.</summary>
    public Address To { get; } = AddressOf(Language, Election, Contest);

    /// <summary>Where the pages of another contest of the election stand.</summary>
    public Address ToContest(Contest contest) => AddressOf(Language, Election, contest);

    /// <summary>This very page in a language.</summary>
    public string PathIn(Language language) => language.Prefix.Length > 0 && Path == "/" ? language.Prefix : language.Prefix + Path;

    private static Address AddressOf(Language language, ElectionDefinition election, Contest contest) =>
        Address.Of(language, contest == election.Contests[0] ? null : contest.Code);
}
