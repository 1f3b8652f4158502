using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Every reason for which the fold ignores a statement. Those of form alone are in <c>Statements/</c>.</summary>
public sealed partial class RefusalTests : IDisposable
{
    private const string Air = "1101012001001", AirToo = "1101012001002", Cemara = "1101022001001", CemaraToo = "1101022001002";
    private const string District = "110102", Regency = "1101", Province = "11";
    private const string Desa = SmallElection.Desa;

    private readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public void Every_code_in_the_source_is_documented_and_tested()
    {
        var source = Sources("src/Sirekap.Election/Statements").Concat(Sources("src/Sirekap.Election/Counting"))
            .SelectMany(text => CodeInSource().Matches(text).Select(match => match.Groups["code"].Value)).ToHashSet();
        var documented = CodeInDocs().Matches(File.ReadAllText(Path.Combine(Fixture.Folder("docs"), "statements.md")))
            .Select(match => match.Groups["code"].Value);
        Assert.Equal(source.Order(), documented.Order());
        var tests = string.Concat(Sources("tests/Sirekap.Election.Tests/Statements").Concat(Sources("tests/Sirekap.Election.Tests/Counting")));
        Assert.All(source, code => Assert.Contains($"\"{code}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_begins_with_its_election()
    {
        var count = new Count(SmallElection.Definition);
        Assert.Equal("no-election", count.Apply(0, _story.Entries[1])!.Code);
        // The chance is gone: what should have been first cannot come later.
        Assert.Equal("election-exists", count.Apply(1, _story.Entries[0])!.Code);
    }

    [Fact]
    public void An_election_is_stated_once() =>
        Refused("election-exists", _story.AddBytes(_story.Entries[0]));

    [Fact]
    public void An_election_of_another_name_does_not_open_this_count()
    {
        Assert.Equal("other-election", Opening(opening => opening with { Election = "lain" })!.Code);
        var officer = _story.Officer(Air);
        Refused("other-election", _story.Add(officer, Form(officer) with { Election = "lain" }));
    }

    [Fact]
    public void The_election_s_data_files_must_be_ours()
    {
        Assert.Null(Opening(opening => opening));
        Assert.Equal("other-data", Opening(opening => opening with { Files = opening.Files.Remove("rules.json") })!.Code);
        Assert.Equal("other-data", Opening(opening => opening with { Files = opening.Files.SetItem("rules.json", Digest.Of("x"u8)) })!.Code);
        Assert.Equal("other-data", Opening(opening => opening with { Files = opening.Files.Add("more.json", Digest.Of("x"u8)) })!.Code);
    }

    [Fact]
    public void The_election_is_signed_by_the_root_that_it_names()
    {
        using var other = new TestKey();
        Assert.Equal("key-unknown", Opening(opening => opening, signer: other)!.Code);
        var changed = System.Text.Encoding.UTF8.GetString(_story.Entries[0].Span).Replace("sirekap-test", "sirekap-fake", StringComparison.Ordinal);
        var count = new Count(SmallElection.Definition);
        Assert.Equal("bad-signature", count.Apply(0, System.Text.Encoding.UTF8.GetBytes(changed))!.Code);
    }

    public void Dispose() => _story.Dispose();

    [GeneratedRegex("""(new|RefusedException)\("(?<code>[a-zK][a-z.0-9-]+)",""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeInSource();

    [GeneratedRegex("""^\| `(?<code>[^`]+)` \| (never|place) \|""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeInDocs();

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Fixture.Folder(folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static Sirekap.Election.Regions.Station Station(string code) => SmallElection.Definition.Regions.FindStation(code)!.Value;

    private void Refused(string code, Refusal? refusal)
    {
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(new(_story.Count.Size - 1, _story.Count.Ignored[^1].Kind, refusal!), _story.Count.Ignored[^1]);
    }

    private FormStatement Form(TestKey officer, string station = Air, long? replaces = null) =>
        _story.Form(station, Desa, DesaFigures.Good, officer, replaces);

    private long FormOf(string station) => _story.Dossier(station, Desa).Form!.Index;

    private FormState State(string station) => _story.Count.Contest(Desa)!.StateOf(Station(station));

    private long Total(string field) => _story.Count.Contest(Desa)!.TotalsOf(SmallElection.Definition.Regions.Nation)[field];

    private void Agree(string station)
    {
        _story.Submit(station, Desa, DesaFigures.Good);
        _story.ReadAll(station, Desa, DesaFigures.Right);
        Assert.Equal(FormState.Agreed, State(station));
    }

    private void Close()
    {
        Agree(Cemara);
        Agree(CemaraToo);
        Assert.Null(_story.OpenRecap(District, Desa));
        Assert.Null(_story.CloseRecap(District, Desa));
    }

    private Refusal? Reading(Func<ReadingStatement, ReadingStatement> change)
    {
        var form = _story.Dossier(Air, Desa).Form!;
        var figures = _story.Definition.FindContest(Desa)!.Fields.Where(field => field.Page == 1)
            .Select(field => new MachineFigure(Sirekap.Election.Readings.FieldReading.Blank(field.Id, 1), new(0, 0, 1, 1), null));
        return _story.Add(_story.Reader, change(new()
        {
            Election = _story.Definition.Id,
            At = _story.Now,
            Sequence = _story.Reader.NextSequence(),
            Station = Air,
            Contest = Desa,
            Form = form.Index,
            Page = 1,
            Photo = form.Pages[1],
            Model = Digest.Of("m"u8),
            PublicCopy = Digest.Of("p"u8),
            Figures = [.. figures],
        }));
    }

    private Refusal? EnrolBy(TestKey registrar, TestKey key, Role role, string region) => _story.Add(
        registrar, KeyStatement.Enrol(_story.Definition.Id, _story.Now, registrar.NextSequence(), key.PublicKey, role, region));

    private KeyStatement Revocation(TestKey registrar, KeyId key) =>
        KeyStatement.Revoke(_story.Definition.Id, _story.Now, registrar.NextSequence(), key, "hilang");

    /// <summary>What a fresh count says of a changed first entry.</summary>
    private Refusal? Opening(Func<ElectionStatement, ElectionStatement> change, TestKey? signer = null)
    {
        var opening = (ElectionStatement)SignedEntry.Parse(_story.Entries[0]).Statement;
        return new Count(SmallElection.Definition).Apply(0, SignedEntry.Sign(change(opening), signer ?? _story.Root).Bytes);
    }
}
