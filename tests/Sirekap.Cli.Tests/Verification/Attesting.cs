using System.Collections.Immutable;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>Attestations without endpoints, for tests of the files that they name.</summary>
static class Attesting
{
    /// <summary>States evidence in the log, by a key that is enrolled for it, and gives the path of the evidence file.</summary>
    public static string Attest(this Story story, byte[] evidence)
    {
        using var server = new TestKey();
        Assert.Null(story.Enrol(server, Role.Server, "0"));
        Assert.Null(story.Add(server, new ResidencyStatement
        {
            Election = story.Definition.Id,
            At = new(new DateTimeOffset(2024, 2, 15, 0, 0, 0, TimeSpan.Zero)),
            Sequence = server.NextSequence(),
            Program = "sirekap-test",
            Home = "ID",
            Evidence = Digest.Of(evidence),
            Endpoints = ImmutableSortedDictionary<string, EndpointState>.Empty,
        }));
        return $"residency/{Digest.Of(evidence)}.json";
    }
}
