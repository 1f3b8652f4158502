using System.Collections.Immutable;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>
/// Judges one address. Order of trust: the provider's own region list, then the agreement of address databases. The registry's country supports
/// and never decides; the country of the network's head office is not looked at.
/// </summary>
/// <remarks>
/// Invariant: with the answer of any check taken out, a verdict never gets stronger. So everything that could weaken a verdict must have been
/// asked before the verdict can be strong, and a missing answer counts against it.
/// </remarks>
sealed class AddressJudge(SubjectEvidence evidence, string home)
{
    private readonly List<Ground<RegionCheck>> _regions = evidence.Of<RegionCheck>();
    private readonly List<Ground<DatabaseCheck>> _databases = evidence.Of<DatabaseCheck>();
    private readonly List<Ground<OriginCheck>> _origins = evidence.Of<OriginCheck>();
    private readonly List<Ground<RoundTripCheck>> _trips = evidence.Of<RoundTripCheck>();

    public Ruling Judge(string address)
    {
        if (SpecialAddresses.NameOf(address) is { } special)
            return new(Rule.PrivateAddress) { Addresses = [address], Names = [special] };
        var regions = _regions.FindAll(ground => ground.Check.Address == address);
        if (regions.Count == 0)
            return new(Rule.NotAsked) { Addresses = [address], Names = ["region"] };
        if (!regions.TrueForAll(ground => ground.IsUsable))
            return Missing(address, regions.Unusable());
        var trips = _trips.FindAll(ground => ground.Check.Address == address);
        var claims = regions.SelectMany(ground => ground.Check.Answer!.Matches).ToList();
        return claims.Count > 0 ? ByProvider(address, regions, claims, trips) : ByDatabases(address, trips);
    }

    private Ruling ByProvider(string address, List<Ground<RegionCheck>> regions, List<RegionMatch> claims, List<Ground<RoundTripCheck>> trips)
    {
        var countries = claims.Select(claim => claim.Country).Distinct().ToList();
        var ruling = new Ruling(countries.Contains(home) ? Rule.RegionListHome : Rule.RegionListAbroad)
        {
            Addresses = [address],
            Names = [.. claims.Select(claim => $"{claim.Provider} {claim.Region}").Distinct()],
            Votes = [.. countries.Select(country => new CountryVotes(country, 1))],
            Sources = [.. regions.Where(ground => ground.Check.Answer!.Matches.Length > 0).Select(ground => ground.Source)],
            Grounds = [.. regions.Select(ground => ground.Index)],
        };
        if (countries.Contains(home) && countries.Count > 1)
            return ruling with { Rule = Rule.RegionListsDisagree };
        return Checked(ruling, trips);
    }

    private Ruling ByDatabases(string address, List<Ground<RoundTripCheck>> trips)
    {
        var asked = _databases.FindAll(ground => ground.Check.Address == address);
        var origins = _origins.FindAll(ground => ground.Check.Address == address);
        var votes = asked.FindAll(ground => ground.IsUsable && ground.Check.Answer!.Country is not null);
        var atHome = votes.Count(ground => ground.Check.Answer!.Country == home);
        var ruling = new Ruling(atHome > 0 ? Rule.DatabasesHome : Rule.DatabasesAbroad)
        {
            Addresses = [address],
            Votes = [.. votes.GroupBy(ground => ground.Check.Answer!.Country!).Select(group => new CountryVotes(group.Key, group.Count())).OrderByDescending(vote => vote.Count).ThenBy(vote => vote.Country, StringComparer.Ordinal)],
            Sources = [.. votes.Select(ground => ground.Source)],
            Grounds = [.. votes.Select(ground => ground.Index), .. origins.Select(ground => ground.Index)],
        };
        if (atHome > 0 && atHome < votes.Count)
            return ruling with { Rule = Rule.DatabasesDisagree };
        if (asked.Unusable().Concat(origins.Unusable()).ToList() is { Count: > 0 } missing)
            return Missing(address, missing);
        if (origins.Count == 0)
            return new(Rule.NotAsked) { Addresses = [address], Names = ["origin"] };
        if (votes.Count < 2)
            return ruling with { Rule = Rule.FewDatabases };
        return Checked(ruling, trips);
    }

    /// <summary>A ruling for a place stands only where no round trip was too short for that place.</summary>
    private static Ruling Checked(Ruling ruling, List<Ground<RoundTripCheck>> trips)
    {
        if (!trips.TrueForAll(ground => ground.IsUsable))
            return Missing(ruling.Addresses[0], trips.Unusable());
        var excluding = trips.FindAll(ground => ruling.Votes.Any(vote => Distance.Excludes(ground.Check.Answer!, vote.Country)));
        return excluding.Count == 0
            ? ruling with { Grounds = [.. ruling.Grounds, .. trips.Select(ground => ground.Index)] }
            : ruling with
            {
                Rule = Rule.RoundTripExcludes,
                Names = [.. excluding.Select(ground => Distance.InWords(ground.Check.Answer!)).Distinct()],
                Grounds = [.. ruling.Grounds, .. excluding.Select(ground => ground.Index)],
            };
    }

    private static Ruling Missing(string address, IEnumerable<string> sources) =>
        new(Rule.AnswerMissing) { Addresses = [address], Names = [.. sources.Distinct().Order(StringComparer.Ordinal)] };
}
