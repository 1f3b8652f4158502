using System.Collections.Immutable;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

public sealed class ResidencyTests : IDisposable
{
    private readonly Story _story = new(SmallElection.Definition);
    private readonly TestKey _server = new();

    public void Dispose()
    {
        _story.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void What_a_server_says_of_its_places_is_kept_and_counts_for_nothing()
    {
        _story.Enrol(_server, Role.Server, "0");
        var before = _story.Count.Contest(SmallElection.Desa)!.Dossiers.Count();
        Assert.Null(_story.Add(_server, Saying(_server)));
        Assert.Null(_story.Add(_server, Saying(_server)));
        Assert.Equal([_story.Count.Size - 2, _story.Count.Size - 1], _story.Count.Attestations.Select(said => said.Index));
        Assert.Equal(before, _story.Count.Contest(SmallElection.Desa)!.Dossiers.Count());
    }

    [Fact]
    public void Nobody_else_says_where_a_servers_places_are()
    {
        Assert.Equal("key-role", _story.Add(_story.Root, Saying(_story.Root))!.Code);
        Assert.Equal("key-role", _story.Add(_story.Reader, Saying(_story.Reader))!.Code);
        Assert.Empty(_story.Count.Attestations);
    }

    [Theory]
    [InlineData("role", "cloud")]
    [InlineData("data", "secret")]
    [InlineData("standing", "fine")]
    [InlineData("country", "Indonesia")]
    [InlineData("seal", "abc")]
    public void A_place_that_is_not_well_formed_is_refused(string field, string value)
    {
        var state = new CanonicalObject();
        foreach (var (name, given) in new[] { ("role", "store"), ("data", "personal"), ("standing", "declared"), ("country", "ID") }.Where(pair => pair.Item1 != field))
            state.Set(name, given);
        var members = Saying(_server).ToCanonical();
        var changed = new CanonicalObject();
        foreach (var (name, given) in members)
            changed.Set(name, name == "endpoints" ? new CanonicalObject().Set("photos", state.Set(field, value)) : given);
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => Statement.From(CanonicalJson.Parse(changed.ToBytes()))).Refusal.Code);
    }

    [Fact]
    public void A_place_is_shown_or_sealed_and_not_both()
    {
        var both = new CanonicalObject().Set("role", "store").Set("data", "personal").Set("standing", "declared")
            .Set("host", "a:1").Set("addresses", ImmutableArray<object>.Empty).Set("seal", Digest.Of([]).ToString());
        var changed = new CanonicalObject();
        foreach (var (name, given) in Saying(_server).ToCanonical())
            changed.Set(name, name == "endpoints" ? new CanonicalObject().Set("photos", both) : given);
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => Statement.From(CanonicalJson.Parse(changed.ToBytes()))).Refusal.Code);
    }

    [Fact]
    public void As_many_sealed_places_as_one_statement_may_name_fit_into_one_entry()
    {
        var full = Saying(_server) with
        {
            Endpoints = Enumerable.Range(0, ResidencyStatement.MostEndpoints).ToImmutableSortedDictionary(
                number => FormattableString.Invariant($"endpoint-with-the-longest-name{number:00}"),
                number => new EndpointState("telemetry", "operational", "elsewhere", "ID", new SealedPlace(Digest.Of([(byte)number]))), StringComparer.Ordinal),
        };
        var entry = SignedEntry.Sign(full, _server);
        Assert.Equal(full.Endpoints.Count, ((ResidencyStatement)SignedEntry.Parse(entry.Bytes).Statement).Endpoints.Count);
    }

    [Fact]
    public void A_seal_is_another_with_another_salt_host_or_address()
    {
        var place = ShownPlace.Of("rgw.contoh.id:443", ["36.95.1.1"]);
        var seal = SealedPlace.Of(new byte[32], place);
        Assert.Equal(seal, SealedPlace.Of(new byte[32], ShownPlace.Of("rgw.contoh.id:443", ["36.95.1.1"])));
        Assert.NotEqual(seal, SealedPlace.Of([.. new byte[31], 1], place));
        Assert.NotEqual(seal, SealedPlace.Of(new byte[32], place with { Host = "rgw.contoh.id:80" }));
        Assert.NotEqual(seal, SealedPlace.Of(new byte[32], place with { Addresses = ["36.95.1.2"] }));
    }

    private ResidencyStatement Saying(TestKey key) => new()
    {
        Election = SmallElection.Definition.Id,
        At = _story.Now,
        Sequence = key.NextSequence(),
        Program = "sirekap-test",
        Home = "ID",
        Evidence = Digest.Of("evidence"u8),
        Endpoints = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new KeyValuePair<string, EndpointState>("ledger", new("database", "uncounted", "declared", "ID", new HereItself()))]),
    };
}
