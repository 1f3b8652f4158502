using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Serving;

/// <summary>Visitors who want something else than results.</summary>
public sealed class BadVisitorsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Many = 1000;

    private static readonly Gen<string> _pieces = Gen.OneOf(
        Of(
            "wilayah", "tps", "pemilu", "hhcw", "ppwp", "ppwp.json", "api", "v1", "regions", "stations", "0", "82", "8271021022008", "827102102200X", "..", ".", "%2e%2e", "%2F", "%00", "%ff%fe", "en", "k",
            "cari", "data", "changes", "log", "tile", "kartu", "82.png", "dokumen", "82.pdf", "82.csv", "x000", "photos", "laporan", "-1", "99999999999999999999", "bukti", "perubahan.atom", "aturan", "\u202e", "é", "'\"<b>"),
        Gen.String[Gen.Char['!', '~'], 0, 12]);

    private static readonly Gen<string> _queries = Gen.OneOf(
        Gen.Const(""),
        Gen.Select(Of("?q=", "?since=", "?after=", "?contest=", "?halaman=", "?before=", "?sort=", "?"), _pieces, (name, value) => name + Uri.EscapeDataString(value)),
        Gen.String[Gen.Char['!', '~'], 0, 40].Select(text => "?" + text));

    private static readonly Gen<string> _paths = Gen.Select(_pieces.Array[0, 7], _queries, (pieces, query) => "/" + string.Join('/', pieces) + query);

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(one => texts[one]);

    [Fact]
    public async Task Whatever_path_is_asked_for_no_answer_is_a_failure_of_ours() => await _paths.SampleAsync(
        async path =>
        {
            var (status, body) = await RawAsync($"GET {path.Replace(' ', '+').Replace("\u202e", "%E2%80%AE", StringComparison.Ordinal).Replace("é", "%C3%A9", StringComparison.Ordinal)} HTTP/1.1");
            Assert.True(status is >= 200 and < 500, $"{path}: {status} {body}");
        },
        iter: 400, threads: 1);

    [Theory]
    [InlineData("GET /{0} HTTP/1.1", 414)]
    [InlineData("GET /cari?q={0} HTTP/1.1", 414)]
    [InlineData("GET / HTTP/1.1\r\nX-Long: {0}", 431)]
    public async Task What_is_far_too_long_is_told_so(string request, int expected)
    {
        var (status, _) = await RawAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, request, new string('a', 100_000)));
        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("bytes=0-9", HttpStatusCode.OK)]
    [InlineData("bytes=999999999-", HttpStatusCode.OK)]
    [InlineData("bytes=abc", HttpStatusCode.OK)]
    public async Task Parts_of_what_changes_are_not_given_but_the_whole(string range, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/regions/0/ppwp", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Range", range);
        using var answer = await server.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_thousand_connections_that_say_nothing_keep_nobody_waiting()
    {
        var silent = new List<TcpClient>();
        try
        {
            for (var one = 0; one < Many; one++)
            {
                silent.Add(new TcpClient());
                await silent[^1].ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
            }

            foreach (var path in new[] { "/", "/api/v1/regions/0/ppwp", "/healthz" })
            {
                using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Readers_who_ask_and_never_read_keep_nobody_waiting()
    {
        var slow = new List<TcpClient>();
        try
        {
            for (var one = 0; one < 4 * Environment.ProcessorCount; one++)
            {
                slow.Add(new TcpClient { ReceiveBufferSize = 1 });
                await slow[^1].ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
                // Each asks for many pages of its own at once, and reads none.
                var asked = string.Concat(Enumerable.Range(0, 20).Select(page => $"GET /wilayah/0?{one}-{page} HTTP/1.1\r\nHost: x\r\n\r\n"));
                await slow[^1].GetStream().WriteAsync(Encoding.ASCII.GetBytes(asked));
            }

            using var answer = await server.Http.GetAsync(new Uri("/?unlike=theirs", UriKind.Relative)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    private async Task<(int Status, string Body)> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request + "\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync() ?? "";
        return (int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), line);
    }
}
