using System.Collections.Immutable;
using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>A chain of attestations in a published log, as <c>sirekap verify</c> sees it.</summary>
public sealed class AttestationCheckTests : IDisposable
{
    private static readonly byte[] s_evidence = Encoding.UTF8.GetBytes("{\"format\":\"sirekap-residency-evidence/1\"}");
    private static readonly ShownPlace s_place = ShownPlace.Of("rgw.contoh.id:443", ["36.95.1.1"]);

    private readonly PublishedNight _night = new();
    private readonly TestKey _server = new();
    private readonly TempFolder _site = new();
    private readonly Check _check = new();

    public AttestationCheckTests() => _night.Story.Enrol(_server, Role.Server, "0");

    public void Dispose()
    {
        _night.Dispose();
        _server.Dispose();
        _site.Dispose();
        _check.Dispose();
    }

    [Fact]
    public void A_whole_chain_holds_with_its_evidence_and_its_seals()
    {
        var first = Say(0);
        Say(60);
        _night.PublishTo(_site);
        _site.Write($"residency/{Digest.Of(s_evidence)}.json", s_evidence);
        _site.Write($"openings/{first}.json", Encoding.UTF8.GetBytes($"{{\"photos\":{{\"salt\":\"{new string('0', 64)}\",\"host\":\"rgw.contoh.id:443\",\"addresses\":[\"36.95.1.1\"]}}}}"));
        Assert.Empty(_check.Run(_site, _check.Options with { Openings = Path.Combine(_site.Path, "openings"), Photos = false }));
        Assert.Contains("2 attestations of where data is: their times, 1 evidence files and 1 seals", _check.Report.Steps.Single(step => step.Id == "residency").Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain(_check.Report.Notes, note => note.En.Contains("did not attest", StringComparison.Ordinal));
    }

    [Fact]
    public void Hours_that_were_left_out_are_named()
    {
        Say(0);
        Say(200);
        _night.PublishTo(_site);
        Assert.Empty(_check.Run(_site, _check.Options with { Photos = false }));
        Assert.Contains(_check.Report.Notes, note => note.En.StartsWith("Between 2024-02-15T00:00:00Z and 2024-02-15T03:20:00Z the server did not attest", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_that_goes_back_is_wrong()
    {
        Say(60);
        var second = Say(0);
        _night.PublishTo(_site);
        Assert.Equal([$"log entry {second}"], _check.Run(_site, _check.Options with { Photos = false }));
    }

    [Fact]
    public void Evidence_that_is_not_published_is_named()
    {
        var index = Say(0);
        _night.PublishTo(_site);
        Assert.Empty(_check.Run(_site, _check.Options with { Photos = false }));
        Assert.Contains(_check.Report.Notes, note => note.En == $"The evidence file {Digest.Of(s_evidence)}, which log entry {index} names, is not published here.");
    }

    [Fact]
    public void Evidence_that_was_exchanged_is_wrong()
    {
        Say(0);
        _night.PublishTo(_site);
        var path = $"residency/{Digest.Of(s_evidence)}.json";
        _site.Write(path, "{}"u8);
        Assert.Equal([path], _check.Run(_site, _check.Options with { Photos = false }));
    }

    [Theory]
    [InlineData("\"host\":\"rgw.contoh.sg:443\"")]
    [InlineData("\"host\":\"rgw.contoh.id:443\",\"addresses\":[\"170.33.13.55\"]")]
    public void A_seal_that_does_not_open_is_wrong(string told)
    {
        var index = Say(0);
        _night.PublishTo(_site);
        var rest = told.Contains("addresses", StringComparison.Ordinal) ? told : told + ",\"addresses\":[\"36.95.1.1\"]";
        _site.Write($"openings/{index}.json", Encoding.UTF8.GetBytes($"{{\"photos\":{{\"salt\":\"{new string('0', 64)}\",{rest}}}}}"));
        Assert.Equal([$"log entry {index}"], _check.Run(_site, _check.Options with { Openings = Path.Combine(_site.Path, "openings"), Photos = false }));
    }

    [Fact]
    public void A_document_that_says_something_else_than_the_log_is_wrong()
    {
        Say(0);
        _night.PublishTo(_site);
        var path = Path.Combine(_site.Path, "api/v1/residency");
        File.WriteAllText(path, File.ReadAllText(path).Replace("declared", "proven", StringComparison.Ordinal));
        Assert.Equal(["api/v1/residency"], _check.Run(_site, _check.Options with { Photos = false }));
    }

    /// <summary>States in the log where the places are, some minutes after midnight.</summary>
    private long Say(int minutes)
    {
        Assert.Null(_night.Story.Add(_server, new ResidencyStatement
        {
            Election = SmallElection.Definition.Id,
            At = new(new DateTimeOffset(2024, 2, 15, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)),
            Sequence = _server.NextSequence(),
            Program = "sirekap-test",
            Home = "ID",
            Evidence = Digest.Of(s_evidence),
            Endpoints = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [
                new("ledger", new EndpointState("database", "uncounted", "declared", "ID", new HereItself())),
                new KeyValuePair<string, EndpointState>("photos", new EndpointState("store", "personal", "declared", "ID", SealedPlace.Of(new byte[32], s_place))),
            ]),
        }));
        return _night.Story.Count.Size - 1;
    }
}
