using System.Net;
using System.Text.Json;
using Sirekap.Election.Counting;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData;

public sealed class ChangesTests : IAsyncLifetime
{
    const int Chunk = 1024;

    readonly Story _story = new(Elections.Small);
    OpenSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(_story);
        Night.Count(_story, "1101012001001", [new("IV.1", 3), new("V.A", 3), new("V.C", 3)]);
        for (var claim = 0; claim < Chunk; claim++)
            _story.Claim("kpu", "1101012001002", Night.Ppwp, ("IV.1", claim));
        Night.Count(_story, "1101012001002", [new("IV.1", 4), new("V.A", 9), new("V.C", 9)]);
        _site = await OpenSite.Open(_story);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _story.Dispose();
    }

    [Fact]
    public async Task Who_follows_the_feed_from_the_beginning_has_every_form_as_the_count_has_it()
    {
        var (votes, known) = (_story.Count.Contest("ppwp")!, new Dictionary<string, JsonElement>());
        foreach (var line in await Follow(0))
            known[line.GetProperty("station").GetString()!] = line;

        Assert.Equal(votes.Dossiers.Where(dossier => dossier.State != FormState.Awaited).Select(dossier => dossier.Station.Code).Order(), known.Keys.Order());
        foreach (var dossier in votes.Dossiers.Where(dossier => known.ContainsKey(dossier.Station.Code)))
        {
            var line = known[dossier.Station.Code];
            Assert.Equal(dossier.State.Code(), line.GetProperty("state").GetString());
            Assert.Equal(
                votes.Contest.Fields.Select((field, column) => (field.Id, votes.CountedFigure(dossier.Station, column)!.Value.Value)),
                line.GetProperty("figures").EnumerateObject().Select(figure => (figure.Name, figure.Value.GetInt32())));
        }
    }

    [Fact]
    public async Task Each_line_names_the_entry_that_made_the_change()
    {
        var lines = (await Follow(0)).Where(line => line.GetProperty("station").GetString() == Night.TernateStation).ToList();

        Assert.Equal(["received", "agreed"], lines.Select(line => line.GetProperty("state").GetString()));
        Assert.Equal(["form", "reading"], lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.All(lines, line => Assert.Contains(
            _story.Count.Contest("ppwp")!.DossierOf(_story.Definition.Regions.FindStation(Night.TernateStation)!.Value)!.History,
            step => step.Index == line.GetProperty("log").GetInt64() && step.Kind == line.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_chunk_that_the_log_has_gone_beyond_never_changes_and_the_last_one_grows()
    {
        var (full, last) = (await _site.Send(HttpMethod.Get, "/changes?since=0"), await _site.Send(HttpMethod.Get, $"/changes?since={Chunk}"));
        Night.Count(_story, "1101012001003", [new("IV.1", 5), new("V.A", 5), new("V.C", 5)]);
        _site.Follow(_story);

        Assert.Equal(TimeSpan.FromDays(365), full.Headers.CacheControl!.MaxAge);
        Assert.Equal($"</changes?since={Chunk}>; rel=\"next\"", Assert.Single(full.Headers.GetValues("Link")));
        Assert.Equal($"{Chunk}", Assert.Single(full.Headers.GetValues(PublicAnswer.SizeHeader)));
        Assert.Equal(await full.Content.ReadAsByteArrayAsync(), await _site.Get("/changes?since=0"));
        Assert.True(last.Headers.CacheControl!.MaxAge < TimeSpan.FromMinutes(1));
        Assert.StartsWith(await last.Content.ReadAsStringAsync(), System.Text.Encoding.UTF8.GetString(await _site.Get($"/changes?since={Chunk}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_any_entry_on_the_feed_is_the_rest_of_the_whole()
    {
        var whole = await Follow(0);
        foreach (var since in new[] { 1, 9, 14, Chunk - 1, Chunk, Chunk + 11, _story.Entries.Count })
            Assert.Equal(whole.Where(line => line.GetProperty("log").GetInt64() >= since).Select(line => line.GetRawText()), (await Follow(since)).Select(line => line.GetRawText()));
    }

    [Theory]
    [InlineData("-1", "malformed")]
    [InlineData("x", "malformed")]
    [InlineData("99999999999999999999", "malformed")]
    [InlineData("99999", "since-ahead")]
    public async Task What_is_no_entry_is_refused_with_a_code(string since, string code)
    {
        var answer = await _site.Send(HttpMethod.Get, $"/changes?since={since}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync()).GetProperty("code").GetString());
    }

    async Task<List<JsonElement>> Follow(long since)
    {
        var lines = new List<JsonElement>();
        for (var from = $"/changes?since={since}"; ;)
        {
            var answer = await _site.Send(HttpMethod.Get, from);
            lines.AddRange((await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)));
            var next = answer.Headers.GetValues("Link").Single().Split('<', '>')[1];
            if (next == from || next == $"/changes?since={_story.Entries.Count}")
                return lines;
            from = next;
        }
    }
}
