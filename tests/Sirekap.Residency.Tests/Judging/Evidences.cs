using System.Collections.Immutable;
using CsCheck;
using Sirekap.Residency.Evidence;
using Check = Sirekap.Residency.Evidence.Check;

namespace Sirekap.Residency.Tests.Judging;

/// <summary>Invented evidence, piece by piece and at random.</summary>
static class Evidences
{
    public static readonly DateTimeOffset At = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_fresh = new(2026, 11, 1);

    public static SubjectEvidence Of(string name, SubjectKind kind, params ImmutableArray<Check> checks) =>
        new(new(name, kind) { Url = kind == SubjectKind.Site ? $"https://{name}/" : null }, checks);

    public static Check Database(string source, string address, string? country, DateOnly? date = null) =>
        new DatabaseCheck { Source = source, SourceDate = date ?? s_fresh, At = At, Address = address, Answer = new(country) };

    public static Check Region(string address, params ImmutableArray<string> countries) => new RegionCheck
    {
        Source = "regions",
        SourceDate = s_fresh,
        At = At,
        Address = address,
        Answer = new([.. countries.Select(country => new RegionMatch("Awan", $"region-{country}", country, $"{address}/32"))]),
    };

    public static Check Origin(string address, long? number = 7713) => new OriginCheck { Source = "origins", At = At, Address = address, Answer = new(number, "JARINGAN") };

    public static Check Edge(ImmutableArray<string> asked, params ImmutableArray<string> matched) => new EdgeCheck
    {
        Source = "edges",
        SourceDate = s_fresh,
        At = At,
        Asked = asked,
        Answer = new([.. matched.Select(one => new EdgeMatch(one, "Tepi", "cdn", "sign"))]),
    };

    public static Check Resolved(string resolver, string name, params ImmutableArray<string> addresses) => new ResolutionCheck
    {
        Source = resolver,
        At = At,
        Name = name,
        Answer = new(addresses.IsEmpty ? ResolutionOutcome.NoSuchName : ResolutionOutcome.Addresses, [], addresses),
    };

    public static Check Responded(string address, params ImmutableArray<string> contacts) =>
        new ResponseCheck { Source = "server", At = At, Address = address, Url = "https://contoh.id/", Answer = new(200, [new("server", "nginx")], contacts) };

    public static Check Trip(string address, double milliseconds) =>
        new RoundTripCheck { Source = "connect", At = At, Address = address, Answer = new(milliseconds, "Jakarta", -6.2, 106.8) };

    /// <summary>All that a strong verdict on an address needs, with these votes.</summary>
    public static ImmutableArray<Check> Complete(string address, params string[] votes) =>
        [Region(address), .. votes.Select((country, index) => Database($"db{index}", address, country)), Origin(address), Edge([address, "AS7713"])];

    private static readonly Gen<string?> s_country = Of<string?>("ID", "ID", "ID", "SG", "SG", "!ID", null);

    private static Gen<ImmutableArray<Check>> Address(string address) =>
        from votes in s_country.Array[0, 4]
        from regions in Gen.Frequency((6, Gen.Const(ImmutableArray<string>.Empty)), (2, Gen.Const(ImmutableArray.Create("ID"))), (1, Gen.Const(ImmutableArray.Create("SG"))), (1, Gen.Const(ImmutableArray.Create("ID", "SG"))))
        from hasRegion in Likely
        from hasOrigin in Likely
        from trips in Of(1.5, 30.0).Array[0, 1]
        select ImmutableArray.Create<Check>([
            .. hasRegion ? [Region(address, regions)] : Array.Empty<Check>(),
            .. votes.Select((country, index) => Database($"db{index}", address, country)),
            .. hasOrigin ? [Origin(address)] : Array.Empty<Check>(),
            .. trips.Select(trip => Trip(address, trip)),
        ]);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<bool> Likely => Gen.Int[0, 9].Select(number => number > 0);

    private static readonly string[] s_addresses = ["36.95.1.1", "170.33.13.55", "103.4.0.9"];

    /// <summary>Evidence of every kind and state; what is asked twice is answered alike.</summary>
    public static Gen<SubjectEvidence> Any { get; } =
        from kind in Of(SubjectKind.Address, SubjectKind.Site, SubjectKind.Endpoint)
        from about in Gen.Select(Address(s_addresses[0]), Address(s_addresses[1]), Address(s_addresses[2]))
        from resolvers in Gen.Int[0, 7].Array[1, 3]
        from matched in Gen.Frequency((5, Gen.Const(ImmutableArray<string>.Empty)), (1, Gen.Const(ImmutableArray.Create("AS7713"))), (1, Gen.Const(ImmutableArray.Create("contoh.id"))), (1, Gen.Const(ImmutableArray.Create(s_addresses[1]))))
        from hasEdge in Likely
        from hasResponse in Likely
        let name = kind == SubjectKind.Address ? s_addresses[0] : "contoh.id"
        let edge = Edge([.. s_addresses, "AS7713", "contoh.id", "response"], matched)
        let named = kind == SubjectKind.Address ? [] : resolvers.Select((set, index) => Resolved($"resolver{index}", name, [.. s_addresses.Where((_, place) => (set >> place & 1) == 1)]))
        select Of(name, kind, [
            .. named, .. about.Item1, .. about.Item2, .. about.Item3, .. hasEdge ? [edge] : Array.Empty<Check>(),
            .. kind == SubjectKind.Site && hasResponse ? [Responded(s_addresses[0])] : Array.Empty<Check>(),
        ]);
}
