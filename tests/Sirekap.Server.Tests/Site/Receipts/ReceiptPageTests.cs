using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sirekap.Log;
using Sirekap.Server.Site.Receipts;
using Sirekap.Server.Tests.Intake;
using Sirekap.Server.Tests.Witnesses;

namespace Sirekap.Server.Tests.Site.Receipts;

/// <summary>The page of a receipt on a running server with two witnesses.</summary>
public sealed partial class ReceiptPageTests : IAsyncLifetime
{
    private const string Station = "8271021022008";

    private readonly TwoWitnesses _all = new();
    private readonly RunningServer _server;
    private readonly OneWitness _bawaslu, _kampus;

    public ReceiptPageTests() => (_server, _bawaslu, _kampus) = (_all.Server, _all.Bawaslu, _all.Kampus);

    public async ValueTask InitializeAsync()
    {
        await _all.PrepareAsync(options => options.PublicUrl = "https://pemilu.example.id/");
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _all.DisposeAsync();

    [Fact]
    public async Task Both_codes_say_what_stands_beside_them_and_prove_the_entry_with_its_witnesses()
    {
        Assert.SkipUnless(CodeReader.IsInstalled, "ZBar is not installed (Debian's package zbar-tools); ./test installs it when it runs as root.");
        await _server.OfficerAsync(Station);
        var index = _server.Live.Size - 1;
        var html = await Get($"/bukti/{index}");
        var codes = await CodeReader.ReadAsync(html);
        Assert.Equal(2, codes.Length);

        var leaf = LogHash.OfLeaf(await Entry(index));
        Assert.Equal($"https://pemilu.example.id/bukti/{index}#{System.Buffers.Text.Base64Url.EncodeToString(leaf.ToArray())}", codes[0]);
        Assert.True(codes[0].Length <= 106, "A code of version 6 holds 106 bytes at level M.");

        Assert.Equal(WebUtility.HtmlDecode(CompactText().Match(html).Groups[1].Value), codes[1]);
        var known = LogPolicy.Of(NoteVerifier.Parse((await Get("/log/vkey")).TrimEnd()), [_bawaslu.Key, _kampus.Key]);
        Assert.Equal(2, CompactReceipt.Read(codes[1], leaf, known).Verify(leaf, known).Cosignatures.Length);
    }

    [Theory]
    [InlineData("/bukti/0", "lang=\"id\"", "Pemilu dimulai")]
    [InlineData("/en/bukti/0", "lang=\"en\"", "The election begins")]
    [InlineData("/en/bukti/1", "lang=\"en\"", "A key is enrolled or revoked")]
    public async Task The_page_says_what_the_statement_is(string path, string language, string kind)
    {
        var page = await Get(path);
        Assert.Contains(language, page, StringComparison.Ordinal);
        Assert.Contains(kind, page, StringComparison.Ordinal);
        Assert.Contains("?entry=true\" download=\"", page, StringComparison.Ordinal);
        Assert.Contains("verify --receipt", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_receipts_of_a_station_come_in_one_file_with_those_of_the_keys_that_signed()
    {
        var officer = await _server.OfficerAsync(Station);
        var enrolled = _server.Live.Size - 1;
        using var sent = await _server.SendAsync(Sirekap.Election.Statements.SignedEntry.Sign(_server.Form(Station, officer, [1, 2, 3]), officer));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var file = await Get($"/api/v1/stations/{Station}/{RunningServer.Contest}/receipts");
        var receipts = file.Split("c2sp.org/tlog-proof@v1\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(text => TlogProof.Parse(Encoding.UTF8.GetBytes("c2sp.org/tlog-proof@v1\n" + text))).ToList();
        Assert.Equal([0, enrolled, enrolled + 1], receipts.Select(receipt => receipt.Index).Where(index => index is 0 || index >= enrolled));
        var log = NoteVerifier.Parse((await Get("/log/vkey")).TrimEnd());
        Assert.All(receipts, receipt => receipt.Verify(LogHash.OfLeaf(receipt.Extra), log));
        Assert.Contains($"/{RunningServer.Contest}/receipts\" download=", await Get($"/tps/{Station}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/bukti/{enrolled}\"", await Get($"/bukti/{enrolled + 1}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_html_is_a_download_whose_hash_the_site_shows()
    {
        using var page = await _server.Http.GetAsync(new Uri("/verify.html", UriKind.Relative));
        Assert.Equal("attachment", page.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var bytes = await page.Content.ReadAsByteArrayAsync();
        Assert.Contains(Sirekap.Election.Statements.Digest.Of(bytes).ToString(), await Get("/periksa"), StringComparison.Ordinal);
        Assert.Contains("download", await Get("/en/bukti/0"), StringComparison.Ordinal);
        Assert.Contains((await Get("/log/vkey")).Trim().Replace("+", "\\u002B", StringComparison.Ordinal), Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("http://", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/stations/8271021022009/ppwp/receipts")]
    [InlineData("/api/v1/stations/8271021022008/entah/receipts")]
    public async Task A_station_without_statements_has_no_receipts(string path)
    {
        using var answer = await _server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), await RunningServer.RefusalAsync(answer));
    }

    [Fact]
    public async Task Whoever_follows_the_code_is_told_that_it_fits()
    {
        var html = await Get("/bukti/0");
        var leaf = LogHash.OfLeaf(await Entry(0));
        Assert.Contains($"id=\"{System.Buffers.Text.Base64Url.EncodeToString(leaf.ToArray())}\" class=\"scanned\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bukti/999999")]
    [InlineData("/bukti/-1")]
    [InlineData("/en/bukti/x")]
    public async Task There_is_no_receipt_of_what_the_log_does_not_have(string path)
    {
        using var answer = await _server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_that_the_browser_has_is_not_sent_again()
    {
        using var first = await _server.Http.GetAsync(new Uri("/bukti/0", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/bukti/0", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public void An_entry_that_is_not_published_yet_has_no_proof_and_one_that_is_no_statement_has_one()
    {
        var key = new NoteSigner("example.id/log", [.. Enumerable.Repeat((byte)7, 32)]);
        var known = LogPolicy.OfLog(key.Verifier);
        var entry = Encoding.UTF8.GetBytes("{}");
        Assert.Null(ReceiptEvidence.Of(0, entry, null, known).Compact);
        var checkpoint = SignedCheckpoint.Sign(1, LogHash.OfLeaf(entry), key);
        var proof = TlogProof.From(new InclusionProof(0, 1, []), checkpoint);
        var evidence = ReceiptEvidence.Of(0, entry, Encoding.UTF8.GetString(proof.ToBytes()), known);
        Assert.Null(evidence.Entry);
        Assert.StartsWith(CompactReceipt.Mark, evidence.Compact, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_code_holds_is_not_drawn() => Assert.Null(QrPicture.Of(new string('a', 3000)));

    private Task<string> Get(string path) => _all.GetAsync(path);

    private Task<byte[]> Entry(long index) => _server.Http.GetByteArrayAsync(new Uri($"/log/entry/{index}", UriKind.Relative));

    [GeneratedRegex("""<code class="digest compact">([^<]*)</code>""")]
    private static partial Regex CompactText();
}
