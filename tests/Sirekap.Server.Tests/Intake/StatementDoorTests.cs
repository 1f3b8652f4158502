using System.Net;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Tests.Intake;

public class StatementDoorTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Station = "8271021022008";

    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, HttpStatusCode.NotFound, "not-found")]
    [InlineData("DELETE", "/api/v1/statements", null, HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("POST", "/api/v1/statements", "text/plain", HttpStatusCode.UnsupportedMediaType, "media-type")]
    public async Task Requests_that_no_address_of_the_api_takes_are_answered_with_problem_details(
        string method, string path, string? type, HttpStatusCode status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (type is not null)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, type);
        Assert.Equal((status, code), await RunningServer.RefusalAsync(await server.Http.SendAsync(request)));
    }

    [Fact]
    public async Task A_form_gets_a_receipt_whose_proof_holds()
    {
        var officer = await server.OfficerAsync(Station);
        var entry = SignedEntry.Sign(server.Form(Station, officer, [1], [2], [3]), officer);
        using var answer = await server.SendAsync(entry);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes(receipt.RootElement.GetProperty("proof").GetString()!));
        var key = NoteVerifier.Parse((await server.Http.GetStringAsync(new Uri("/log/vkey", UriKind.Relative))).Trim());
        var checkpoint = proof.Verify(LogHash.OfLeaf(entry.Bytes.Span), key);
        Assert.True(checkpoint.Size > receipt.RootElement.GetProperty("index").GetInt64());
    }

    [Fact]
    public async Task The_same_bytes_again_get_the_same_index()
    {
        const string Other = "8271021022001";
        var officer = await server.OfficerAsync(Other);
        var entry = SignedEntry.Sign(server.Form(Other, officer, [11], [12], [13]), officer);
        using var first = await server.SendAsync(entry);
        using var again = await server.SendAsync(entry);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_second_form_must_name_the_one_it_replaces()
    {
        const string Other = "8271021022002";
        var officer = await server.OfficerAsync(Other);
        using (await server.SendAsync(SignedEntry.Sign(server.Form(Other, officer, [21]), officer)))
        {
        }

        Assert.Equal(
            (HttpStatusCode.Conflict, "form-exists"),
            await RunningServer.RefusalAsync(await server.SendAsync(SignedEntry.Sign(server.Form(Other, officer, [22]), officer))));
    }

    [Theory]
    [InlineData("station-unknown", HttpStatusCode.NotFound)]
    [InlineData("contest-unknown", HttpStatusCode.NotFound)]
    [InlineData("contest-not-open", HttpStatusCode.Forbidden)]
    [InlineData("key-region", HttpStatusCode.Forbidden)]
    [InlineData("key-unknown", HttpStatusCode.Forbidden)]
    [InlineData("key-revoked", HttpStatusCode.Forbidden)]
    [InlineData("key-role", HttpStatusCode.Forbidden)]
    [InlineData("bad-signature", HttpStatusCode.Forbidden)]
    [InlineData("sequence-replayed", HttpStatusCode.Conflict)]
    [InlineData("other-election", HttpStatusCode.UnprocessableEntity)]
    [InlineData("field-unknown", HttpStatusCode.UnprocessableEntity)]
    [InlineData("page-unknown", HttpStatusCode.UnprocessableEntity)]
    public async Task A_form_that_may_not_stand_is_refused_and_leaves_no_trace(string code, HttpStatusCode status)
    {
        const string Other = "8271021022003";
        var officer = await server.OfficerAsync(Other);
        var form = server.Form(Other, officer, [31]);
        var entry = code switch
        {
            "station-unknown" => SignedEntry.Sign(form with { Station = "8271021022999" }, officer),
            "contest-unknown" => SignedEntry.Sign(form with { Contest = "pkwkp" }, officer),
            "contest-not-open" => SignedEntry.Sign(form with { At = StatementTime.Parse("2024-02-13T14:59:59Z") }, officer),
            "key-region" => SignedEntry.Sign(form with { Station = "8271021022004" }, officer),
            "key-unknown" => SignedEntry.Sign(form, server.Keys.OpenOrMake("stranger")),
            "key-revoked" => SignedEntry.Sign(form, await RevokedAsync("8271021022005")),
            "key-role" => SignedEntry.Sign(form with { Sequence = 1000 }, server.Keys.OpenOrMake(KeyNames.Importer)),
            "bad-signature" => SignedEntry.Sign(form, new Pretender(officer.Key, server.Keys.OpenOrMake("stranger"))),
            "sequence-replayed" => await ReplayedAsync(form, officer),
            "other-election" => SignedEntry.Sign(form with { Election = "pemilu-2019" }, officer),
            "field-unknown" => SignedEntry.Sign(form with { Figures = form.Figures.Add("IX.1", new(1)) }, officer),
            _ => SignedEntry.Sign(form with { Pages = form.Pages.Add(4, Digest.Of([9])) }, officer),
        };
        var before = server.Live.Size;
        Assert.Equal((status, code), await RunningServer.RefusalAsync(await server.SendAsync(entry)));
        Assert.Equal(before, server.Live.Size);
    }

    [Theory]
    [InlineData(1, "expiry-out-of-bounds")]
    [InlineData(-1, "key-unknown")]
    public async Task A_takedown_more_than_a_day_ahead_of_the_server_s_clock_is_none(int minutes, string code)
    {
        var stranger = server.Keys.OpenOrMake("stranger");
        var at = new StatementTime(RunningServer.Now.Moment.AddDays(1).AddMinutes(minutes));
        var statement = new TakedownStatement
        {
            Election = server.Definition.Id,
            At = at,
            Sequence = 1,
            Station = "8271021022003",
            Contest = RunningServer.Contest,
            Action = new LiftTakedown(1, "Dicabut."),
        };
        Assert.Equal(code, (await RunningServer.RefusalAsync(await server.SendAsync(SignedEntry.Sign(statement, stranger)))).Code);
    }

    [Theory]
    [InlineData("", "malformed", HttpStatusCode.BadRequest)]
    [InlineData("[]", "malformed", HttpStatusCode.BadRequest)]
    [InlineData("{\"key\": 1}", "not-canonical", HttpStatusCode.BadRequest)]
    [InlineData("{\"key\":1.5}", "not-an-integer", HttpStatusCode.BadRequest)]
    [InlineData("{\"extra\":1}", "missing-field", HttpStatusCode.BadRequest)]
    public async Task Bytes_that_are_no_statement_are_refused_with_a_reason(string body, string code, HttpStatusCode status) =>
        Assert.Equal((status, code), await RunningServer.RefusalAsync(await server.SendAsync(Encoding.UTF8.GetBytes(body))));

    [Fact]
    public async Task A_statement_above_the_limit_is_too_large() => Assert.Equal(
        (HttpStatusCode.RequestEntityTooLarge, "too-large"),
        await RunningServer.RefusalAsync(await server.SendAsync(new byte[CanonicalJson.MostBytes + 1])));

    private async Task<ISigner> RevokedAsync(string station)
    {
        var officer = await server.OfficerAsync(station);
        var registrar = server.Keys.OpenOrMake(KeyNames.Registrar);
        using var answer = await server.SendAsync(SignedEntry.Sign(
            KeyStatement.Revoke(server.Definition.Id, RunningServer.Now, server.Next(registrar), officer.Key, "hilang"), registrar));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return officer;
    }

    private async Task<SignedEntry> ReplayedAsync(FormStatement form, ISigner officer)
    {
        using var answer = await server.SendAsync(SignedEntry.Sign(form, officer));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return SignedEntry.Sign(form with { Replaces = server.Live.Size - 1, At = new(form.At.Moment.AddSeconds(1)) }, officer);
    }

    /// <summary>Signs with one key in the name of another.</summary>
    private sealed class Pretender(KeyId name, ISigner hand) : ISigner
    {
        public KeyId Key => name;

        public byte[] Sign(ReadOnlySpan<byte> bytes) => hand.Sign(bytes);
    }
}
