using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;
using Sirekap.Server.Reports;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Reports;

/// <summary>A server that takes reports, and a citizen's browser without a memory.</summary>
public sealed class ReportServer : RunningServer
{
    /// <summary>Few enough that a test can take them all.</summary>
    public const int ReportPhotosAtOnce = 2;

    public HttpClient Browser { get; private set; } = new();

    public override async ValueTask InitializeAsync()
    {
        Configure = options => options.Reports = new() { WorkBits = 4, WaitSeconds = 600, PerAddress = 1000, PhotosAtOnce = ReportPhotosAtOnce, PhotosAtOncePerAddress = ReportPhotosAtOnce };
        await base.InitializeAsync();
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Http.BaseAddress };
        var root = Keys.OpenOrMake(KeyNames.Root);
        using var enrolled = await SendAsync(SignedEntry.Sign(
            KeyStatement.Enrol(Definition.Id, Now, Next(root), [.. Keys.OpenOrMake(KeyNames.Server).PublicKey], Role.Server, "0"), root));
        Assert.Equal(HttpStatusCode.Created, enrolled.StatusCode);
    }

    public override async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await base.DisposeAsync();
    }

    public async Task<string> ChallengeAsync(string station)
    {
        var form = await Http.GetStringAsync(new Uri($"/lapor/{station}", UriKind.Relative));
        return Regex.Match(form, "name=\"challenge\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    public static string Proof(string challenge) => ProofOfWork.Find(ReportChallenge.MarkIn(challenge), 4);

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Reports with a new form and its work.</summary>
    public async Task<HttpResponseMessage> ReportAsync(string station, string subject, string text = "", string field = "")
    {
        var challenge = await ChallengeAsync(station);
        return await PostAsync($"/lapor/{station}", ("challenge", challenge), ("proof", Proof(challenge)), ("subject", subject), ("field", field), ("text", text));
    }

    public ReportGroup[] Groups(string station) =>
        Live.Read(count => count.Contest(Contest)!.Reports.Of(count.Definition.Regions.FindStation(station)!.Value).ToArray());
}

public class ReportDoorTests(ReportServer server) : IClassFixture<ReportServer>
{
    [Fact]
    public async Task A_report_is_in_the_log_without_its_words_and_its_number_leads_to_its_page()
    {
        const string Station = "8271021022008", Words = "Budi Rahasia 08123456789 <script>alert(1)</script>";
        using var answer = await server.ReportAsync(Station, "figure-differs", Words, "IV.1");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await server.Http.GetStringAsync(answer.Headers.Location);
        Assert.Contains("menunggu jawaban", page, StringComparison.Ordinal);
        Assert.Contains("IV.1", page, StringComparison.Ordinal);

        var report = Assert.Single(server.Groups(Station)).Last;
        Assert.Equal($"/laporan/{report.Index}", answer.Headers.Location!.ToString());
        var entry = await server.Service<LogBook>().EntryAsync(report.Index, default);
        var everything = page + Encoding.UTF8.GetString(entry!.Value.Span);
        foreach (var path in new[] { $"/tps/{Station}", "/laporan", "/laporan.atom", "/api/v1/reports/ppwp", "/api/v1/reports/ppwp.csv", $"/api/v1/stations/{Station}/ppwp" })
            everything += await server.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.DoesNotContain("Budi", everything, StringComparison.Ordinal);
        Assert.Equal(Words, await server.Service<ReportWords>().FindAsync(report.Seal!.Value, default));
    }

    [Fact]
    public async Task One_form_is_one_report()
    {
        const string Station = "8271021022001";
        var challenge = await server.ChallengeAsync(Station);
        (string, string)[] fields = [("challenge", challenge), ("proof", ReportServer.Proof(challenge)), ("subject", "unreadable")];
        using var first = await server.PostAsync($"/lapor/{Station}", fields);
        using var again = await server.PostAsync($"/lapor/{Station}", fields);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode));
        using var elsewhere = await server.PostAsync("/lapor/8271021022002", fields);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        Assert.Equal(1, Assert.Single(server.Groups(Station)).Number);
        Assert.Empty(server.Groups("8271021022002"));
    }

    [Fact]
    public async Task One_proof_that_is_sent_again_and_again_raises_nobody_s_price()
    {
        const string Station = "8271021022004";
        var prices = new ReportPrices(new() { WorkBits = 4, PerAddress = 2, Together = 2 }, TimeProvider.System);
        var door = new ReportDoor(
            server.Service<ReportMint>(), prices, server.Service<ReportWords>(), server.Service<ReportPictures>(), server.Service<ServerHand>(), server.Live, server.Service<ReportOptions>(), TimeProvider.System);
        var challenge = await door.GiveAsync(Station, RunningServer.Contest, default);
        var draft = new ReportDraft(ReportSubject.Unreadable, null, "", challenge, ReportServer.Proof(challenge));
        Assert.IsType<ReportOutcome.Recorded>(await door.TakeAsync(Station, RunningServer.Contest, draft, IPAddress.Loopback, default));
        for (var sender = 1; sender < 8; sender++)
        {
            var again = await door.TakeAsync(Station, RunningServer.Contest, draft, new IPAddress([36, 95, 1, (byte)sender]), default);
            Assert.Equal("challenge-used", Assert.IsType<ReportOutcome.Refused>(again).Refusal.Code);
        }

        Assert.Equal(4, prices.BitsFor(IPAddress.Loopback));
    }

    [Fact]
    public async Task Whoever_has_no_script_and_does_not_wait_keeps_form_and_words()
    {
        const string Station = "8271021022002";
        var challenge = await server.ChallengeAsync(Station);
        using var answer = await server.PostAsync($"/en/lapor/{Station}", ("challenge", challenge), ("proof", ""), ("subject", "other"), ("text", "\"><script>alert(1)</script>"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(600), answer.Headers.RetryAfter!.Delta);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("data-code=\"too-early\"", page, StringComparison.Ordinal);
        Assert.Contains(challenge, page, StringComparison.Ordinal);
        Assert.Contains("not been open for long enough", page, StringComparison.Ordinal);
        Assert.Contains("alert(1)", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Empty(server.Groups(Station));
    }

    [Theory]
    [InlineData("", "", "", HttpStatusCode.UnprocessableEntity, "subject-missing")]
    [InlineData("other", "", "", HttpStatusCode.UnprocessableEntity, "text-missing")]
    [InlineData("other", "\u0000\u0007 \n", "", HttpStatusCode.UnprocessableEntity, "text-missing")]
    [InlineData("figure-differs", "", "XX.9", HttpStatusCode.UnprocessableEntity, "field-unknown")]
    [InlineData("rumour", "", "", HttpStatusCode.BadRequest, "malformed")]
    public async Task What_is_not_filled_in_is_said_on_the_form(string subject, string text, string field, HttpStatusCode status, string code)
    {
        using var answer = await server.ReportAsync("8271021022003", subject, text, field);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"data-code=\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore, "A form is nobody else's.");
    }

    [Fact]
    public async Task What_is_no_form_and_what_is_too_much_of_one_is_refused_before_it_is_read()
    {
        using var huge = new ByteArrayContent(new byte[10 * 1024 * 1024]);
        huge.Headers.ContentType = new("application/x-www-form-urlencoded");
        // Asks before it sends, as a client with much to send does; another one finds the connection closed.
        using var much = new HttpRequestMessage(HttpMethod.Post, new Uri("/lapor/8271021022003", UriKind.Relative)) { Content = huge, Headers = { ExpectContinue = true } };
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), await RunningServer.RefusalAsync(await server.Browser.SendAsync(much)));
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "media-type"), await RunningServer.RefusalAsync(await server.Browser.PostAsync(new Uri("/lapor/8271021022003", UriKind.Relative), json)));
        using var nowhere = await server.PostAsync("/lapor/9999999999999", ("subject", "other"));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        using var noContest = await server.PostAsync("/k/raja/lapor/8271021022003", ("subject", "other"));
        Assert.Equal(HttpStatusCode.NotFound, noContest.StatusCode);
    }

    [Fact]
    public async Task However_many_report_about_a_station_each_report_keeps_its_words()
    {
        const string Station = "8271021022005";
        for (var sent = 0; sent < 16; sent++)
        {
            using var answer = await server.ReportAsync(Station, "wrong-sum", $"Kata-kata nomor {sent}.");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var group = Assert.Single(server.Groups(Station));
        Assert.Equal(16, group.Number);
        Assert.Equal("Kata-kata nomor 15.", await server.Service<ReportWords>().FindAsync(group.Last.Seal!.Value, default));
    }

    [Fact]
    public async Task Words_are_erased_once_the_report_is_answered_and_not_before()
    {
        const string Station = "8271021022006";
        using (await server.ReportAsync(Station, "other-station", "Fotonya dari TPS 005."))
        {
        }

        var report = Assert.Single(server.Groups(Station)).Last;
        var (keeper, words) = (server.Service<ReportKeeper>(), server.Service<ReportWords>());
        await keeper.EraseWordsAsync(default);
        Assert.NotNull(await words.FindAsync(report.Seal!.Value, default));
        var root = server.Keys.OpenOrMake(KeyNames.Root);
        var supervisor = server.Keys.OpenOrMake("supervisor");
        using (await server.SendAsync(SignedEntry.Sign(KeyStatement.Enrol(server.Definition.Id, RunningServer.Now, server.Next(root), [.. supervisor.PublicKey], Role.Supervisor, "82"), root)))
        using (var answered = await server.SendAsync(SignedEntry.Sign(Answer(Station, report.Index, server.Next(supervisor)), supervisor)))
        {
            Assert.Equal(HttpStatusCode.Created, answered.StatusCode);
        }

        Assert.Equal((HttpStatusCode.Conflict, "report-unknown"), await RunningServer.RefusalAsync(await server.SendAsync(SignedEntry.Sign(Answer(Station, report.Index, server.Next(supervisor)), supervisor))));
        await keeper.EraseWordsAsync(default);
        Assert.Null(await words.FindAsync(report.Seal!.Value, default));
        Assert.Contains("Fotonya memang dari TPS lain; petugas diminta memotret ulang.", await server.Http.GetStringAsync(new Uri($"/laporan/{report.Index}", UriKind.Relative)), StringComparison.Ordinal);
    }

    private ReportStatement Answer(string station, long until, long sequence) => new()
    {
        Election = server.Definition.Id,
        At = RunningServer.Now,
        Sequence = sequence,
        Station = station,
        Contest = RunningServer.Contest,
        Subject = ReportSubject.OtherStation,
        Action = new AnswerReports(until, ReportVerdict.Corrected, "Fotonya memang dari TPS lain; petugas diminta memotret ulang."),
    };
}
