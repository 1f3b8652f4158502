using System.Globalization;
using System.Text;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary><c>verify.html</c> from disk, in a real browser with the network off: green or red, and why.</summary>
[Collection(nameof(OfflinePages))]
public sealed class VerifyPageTests(OfflinePages pages) : IDisposable
{
    private readonly InventedLog _log = new InventedLog().Send();

    private string Key => _log.Key.ToString();

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData("id", true)]
    [InlineData("en", true)]
    [InlineData("id", false)]
    public async Task A_good_receipt_is_green_with_the_numbers_of_the_form(string language, bool webCrypto)
    {
        var driver = await pages.OpenAsync(language, webCrypto: webCrypto);
        await driver.ChooseAsync(_log.File(_log.Form, _log.Bawaslu, _log.Kampus));
        var verdict = await driver.CheckAsync(Key, _log.Policy(2));
        Assert.Contains(language == "en" ? "IT HOLDS" : "SAH", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("TIDAK", verdict, StringComparison.Ordinal);
        var results = await driver.ResultsAsync();
        Assert.Contains("1101012001001", results, StringComparison.Ordinal);
        Assert.Contains("Lembah", results, StringComparison.Ordinal);
        foreach (var figure in new[] { "90", "110", "210", "300" })
            Assert.Contains(figure, results, StringComparison.Ordinal);
        Assert.Contains("2 " + (language == "en" ? "of" : "dari") + " 3 (bawaslu, kampus)", results, StringComparison.Ordinal);
        Assert.All(driver.Asked, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Single(driver.Asked);
        Assert.Empty(driver.Errors);
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "statement", "tidak menuju akar" },
        { "index", "tidak menuju akar" },
        { "path", "tidak menuju akar" },
        { "size", "tidak cocok dengan isinya" },
        { "root", "tidak cocok dengan isinya" },
        { "origin", "tidak cocok dengan isinya" },
        { "log signature", "Tanda tangan example.id/sirekap" },
        { "witness signature", "Tanda tangan bawaslu.example/saksi" },
        { "header", "bukan bukti" },
        { "cut", "tidak" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task One_changed_place_is_red_and_says_why(string part, string reason)
    {
        var driver = await pages.OpenAsync();
        await driver.ChooseAsync(Damage(part));
        var verdict = await driver.CheckAsync(Key, _log.Policy(1));
        Assert.Contains(part == "header" ? "BELUM DAPAT DIPERIKSA" : "TIDAK SAH", verdict, StringComparison.Ordinal);
        Assert.Contains(reason, verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("110", await driver.ResultsAsync(), StringComparison.Ordinal);
        Assert.Empty(driver.Errors);
    }

    [Fact]
    public async Task The_log_must_be_the_one_that_was_announced()
    {
        var driver = await pages.OpenAsync();
        await driver.ChooseAsync(_log.File(_log.Form));
        Assert.Contains("tidak ditandatangani oleh kunci log yang Anda berikan", await driver.CheckAsync(new NoteSigner("example.id/sirekap", InventedLog.Seed(2)).Verifier.ToString()), StringComparison.Ordinal);
        Assert.Contains("Isi kunci log", await driver.CheckAsync(""), StringComparison.Ordinal);
        Assert.Contains("bukan kunci pemeriksa", await driver.CheckAsync("kunci"), StringComparison.Ordinal);
        Assert.Contains("salah salin", await driver.CheckAsync(Key.Replace(Key.Split('+')[1], "00c0ffee", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_witnesses_are_red_and_lines_that_the_page_cannot_check_are_not_counted()
    {
        var driver = await pages.OpenAsync("en");
        await driver.ChooseAsync(_log.File(_log.Form, _log.Bawaslu, _log.Pers));
        Assert.Contains("IT HOLDS", await driver.CheckAsync(Key, _log.Policy(1)), StringComparison.Ordinal);
        Assert.Contains("Too few witnesses: 1 of 3 have cosigned (bawaslu)", await driver.CheckAsync(Key, _log.Policy(2)), StringComparison.Ordinal);
        Assert.Contains("Line 1 of the policy", await driver.CheckAsync(Key, "quorum tidak-ada\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_code_is_checked_with_the_statement_beside_it()
    {
        var driver = await pages.OpenAsync();
        var (compact, entry, other) = (_log.Compact(_log.Form, _log.Bawaslu), Encoding.UTF8.GetString(_log.Entry(_log.Form)), Encoding.UTF8.GetString(_log.Entry(_log.Form + 1)));
        Assert.StartsWith("✓", await driver.CheckAsync(Key, _log.Policy(1), $"{compact}\n{entry}"), StringComparison.Ordinal);
        Assert.Contains("tidak memuat pernyataannya", await driver.CheckAsync(Key, _log.Policy(1), compact), StringComparison.Ordinal);
        Assert.Contains("TIDAK SAH", await driver.CheckAsync(Key, _log.Policy(1), $"{compact}\n{other}"), StringComparison.Ordinal);
        Assert.Contains("TIDAK SAH", await driver.CheckAsync(Key, _log.Policy(1), $"{compact[..^9]}\n{entry}"), StringComparison.Ordinal);
        Assert.Contains("pernyataan tanpa bukti", await driver.CheckAsync(Key, _log.Policy(1), entry), StringComparison.Ordinal);
        Assert.Contains("bukan bukti", await driver.CheckAsync(Key, _log.Policy(1), "halo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pointer_is_compared_with_the_receipt_that_it_names()
    {
        var driver = await pages.OpenAsync();
        var file = Encoding.UTF8.GetString(_log.File(_log.Form));
        Assert.StartsWith("✓", await driver.CheckAsync(Key, "", $"{file}\n{_log.Pointer(_log.Form)}"), StringComparison.Ordinal);
        Assert.Contains("Kode penunjuk cocok", await driver.ResultsAsync(), StringComparison.Ordinal);
        var false_ = _log.Pointer(_log.Form - 1).Replace($"/{_log.Form - 1}#", $"/{_log.Form}#", StringComparison.Ordinal);
        await driver.CheckAsync(Key, "", $"{file}\n{false_}");
        Assert.Contains("pernyataan LAIN", await driver.ResultsAsync(), StringComparison.Ordinal);
        Assert.Contains("Tambahkan bukti entri itu", await driver.CheckAsync(Key, "", _log.Pointer(_log.Form)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_the_receipt_of_a_keys_enrolment_the_officers_own_signature_is_checked(bool webCrypto)
    {
        var driver = await pages.OpenAsync("en", webCrypto: webCrypto);
        await driver.ChooseAsync(_log.File(_log.Form));
        await driver.CheckAsync(Key);
        Assert.Contains("is not checked: add the receipt of the enrolment", await driver.ResultsAsync(), StringComparison.Ordinal);
        await driver.ChooseAsync(_log.File(_log.Form - 1));
        await driver.CheckAsync(Key);
        Assert.Contains("Its signature is good", await driver.ResultsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_statement_in_the_log_is_told_and_not_used()
    {
        var forged = Encoding.UTF8.GetString(_log.Entry(_log.Form)).Replace("\"C.1\":90", "\"C.1\":99", StringComparison.Ordinal);
        _log.Story.AddBytes(Encoding.UTF8.GetBytes(forged));
        var driver = await pages.OpenAsync("en");
        await driver.ChooseAsync(_log.File(_log.Form - 1), _log.File(_log.Last));
        await driver.CheckAsync(Key);
        var results = await driver.ResultsAsync();
        Assert.Contains("Its signature is WRONG", results, StringComparison.Ordinal);
        Assert.Contains("cannot be recomputed", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_layout_stands_at_every_width_and_can_be_looked_at()
    {
        _log.Decide(Outcome.Accept, DecisionReason.Misread);
        foreach (var width in new[] { 360, 1280 })
        {
            var driver = await pages.OpenAsync(width == 360 ? "id" : "en", width);
            await driver.ChooseAsync([.. Enumerable.Range((int)_log.Form - 1, 5).Select(index => _log.File(index, _log.Bawaslu))]);
            await driver.CheckAsync(Key, _log.Policy(1));
            Assert.Equal(width, await driver.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await driver.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, string.Create(CultureInfo.InvariantCulture, $"verify-{width}.png")), FullPage = true });
        }
    }

    private byte[] Damage(string part)
    {
        var receipt = _log.Receipt(_log.Form, _log.Bawaslu) with { Extra = _log.Entry(_log.Form) };
        var (text, lines) = (Encoding.UTF8.GetString(receipt.ToBytes()), Encoding.UTF8.GetString(receipt.CheckpointNote.Span).Split('\n'));
        return part switch
        {
            "statement" => (receipt with { Extra = [.. receipt.Extra!.Select((one, at) => at == 200 ? (byte)(one ^ 1) : one)] }).ToBytes(),
            "index" => (receipt with { Index = receipt.Index ^ 1 }).ToBytes(),
            "path" => (receipt with { Path = receipt.Path.SetItem(1, receipt.Path[0]) }).ToBytes(),
            "size" => Bytes(text.Replace($"\n{lines[1]}\n", $"\n{lines[1]}0\n", StringComparison.Ordinal)),
            "root" => Bytes(text.Replace(lines[2], receipt.Path[0].ToString(), StringComparison.Ordinal)),
            "origin" => Bytes(text.Replace("\n\nexample.id/sirekap\n", "\n\nexample.id/lain\n", StringComparison.Ordinal)),
            "log signature" => Bytes(text.Replace(lines[4], Flip(lines[4]), StringComparison.Ordinal)),
            "witness signature" => Bytes(text.Replace(lines[5], Flip(lines[5]), StringComparison.Ordinal)),
            "header" => Bytes(text.Replace("@v1", "@v2", StringComparison.Ordinal)),
            _ => receipt.ToBytes()[..^40],
        };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Another letter in the middle of a signature's base64.</summary>
    private static string Flip(string line) => line[..^20] + (line[^20] == 'A' ? 'B' : 'A') + line[^19..];
}
