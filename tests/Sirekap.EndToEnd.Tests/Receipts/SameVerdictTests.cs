using System.Text;
using CsCheck;
using Sirekap.Log;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>The page and the program judge the same receipts alike, whole and damaged, and so do the browser's arithmetic and ours.</summary>
[Collection(nameof(OfflinePages))]
public sealed class SameVerdictTests(OfflinePages pages) : IDisposable
{
    private const int Mutations = 200;

    private readonly InventedLog _log = new InventedLog().Send();

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_and_program_say_the_same_of_damaged_files(bool webCrypto)
    {
        var whole = (_log.Receipt(_log.Form, _log.Bawaslu, _log.Kampus) with { Extra = _log.Entry(_log.Form) }).ToBytes();
        // Without the long statement, so that most changes hit the proof; with it now and then.
        var bare = _log.Receipt(0, _log.Bawaslu, _log.Kampus, _log.Pers).ToBytes();
        var inputs = Gen.OneOf(Mutated(whole).Select(file => new[] { file }), Mutated(bare).Select(file => new[] { file, _log.Entry(0) })).Array[Mutations].Single();
        await SameAsync(inputs.Append([whole]).Append([bare, _log.Entry(0)]).ToArray(), webCrypto);
    }

    [Fact]
    public async Task Page_and_program_say_the_same_of_damaged_codes()
    {
        var compact = Encoding.UTF8.GetBytes(_log.Compact(_log.Form, _log.Bawaslu, _log.Kampus));
        var inputs = Mutated(compact).Select(text => new[] { text, _log.Entry(_log.Form) }).Array[Mutations].Single();
        await SameAsync([.. inputs, [compact, _log.Entry(_log.Form)]], webCrypto: true);
    }

    private async Task SameAsync(byte[][][] inputs, bool webCrypto)
    {
        // ML-DSA is what the page cannot check: it is not in this policy.
        var policy = $"log {_log.Key}\nwitness a {_log.Bawaslu.Verifier}\nwitness b {_log.Kampus.Verifier}\ngroup any any a b\nquorum any\n";
        var program = inputs.Select(files => Holds(files, LogPolicy.Parse(Encoding.UTF8.GetBytes(policy)))).ToArray();
        var driver = await pages.OpenAsync(webCrypto: webCrypto);
        var page = await driver.HoldAsync(inputs, "", policy);
        for (var at = 0; at < inputs.Length; at++)
            Assert.True(program[at] == page[at], $"The program says {program[at]}, the page {page[at]}, of {Convert.ToBase64String(inputs[at][0])}");
        Assert.Contains(true, program);
        Assert.Contains(false, program);
        Assert.Empty(driver.Errors);
    }

    /// <summary>As <c>sirekap verify --receipt</c> does it.</summary>
    private static bool Holds(byte[][] files, LogPolicy policy)
    {
        try
        {
            var text = Encoding.UTF8.GetString(files[0]).Trim();
            var file = text.StartsWith(CompactReceipt.Mark, StringComparison.Ordinal) ? null : TlogProof.Parse(files[0]);
            if ((files.Length > 1 ? files[1] : file?.Extra) is not { } entry)
                return false;
            var leaf = LogHash.OfLeaf(entry);
            (file ?? CompactReceipt.Read(text, leaf, policy)).Verify(leaf, policy);
            return true;
        }
        catch (LogDataException)
        {
            return false;
        }
    }

    /// <summary>One byte changed, taken out, doubled, or everything behind it cut off; or the last signature line left out, which may well hold.</summary>
    private static Gen<byte[]> Mutated(byte[] whole) => Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 7], Gen.Int[0, 7]).Select((at, bit, kind) => kind switch
    {
        0 => whole[..at],
        1 => [.. whole[..at], .. whole[(at + 1)..]],
        2 => [.. whole[..at], whole[at], .. whole[at..]],
        3 => whole[..(whole.AsSpan()[..^1].LastIndexOf((byte)'\n') + 1)],
        _ => [.. whole[..at], (byte)(whole[at] ^ (1 << bit)), .. whole[(at + 1)..]],
    });
}
