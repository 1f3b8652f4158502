using System.Text;
using CsCheck;
using Sirekap.Cli.Receipts;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Log;

namespace Sirekap.Cli.Tests.Receipts;

/// <summary>A receipt is checked offline, with nothing but the log's key: it proves its statement, and no other.</summary>
public sealed class ReceiptTests : IDisposable
{
    private const int Index = 7;

    private readonly TempFolder _folder = new();
    private readonly PublishedNight _night = new();
    private readonly SignedCheckpoint _checkpoint;
    private readonly InclusionProof _path;

    public ReceiptTests()
    {
        _night.PublishLogTo(_folder);
        _checkpoint = SignedCheckpoint.Open(File.ReadAllBytes(_folder["log/checkpoint"]), _night.Key);
        _path = new TileTree(new SourceOf(_folder), _checkpoint.Size).ProveInclusionAsync(Index, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
        Write(TlogProof.From(_path, _checkpoint) with { Extra = Entry });
    }

    [Fact]
    public async Task A_receipt_that_holds_its_statement_needs_only_the_logs_key()
    {
        var (status, said) = await CheckAsync();
        Assert.Equal(0, status);
        Assert.Contains($"is entry {Index} of the log {PublishedNight.Origin}", said, StringComparison.Ordinal);
        Assert.Contains(Encoding.UTF8.GetString(Entry), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_receipt_needs_the_statement_beside_it()
    {
        Write(TlogProof.From(_path, _checkpoint));
        Assert.Equal(2, (await CheckAsync()).Status);
        _folder.Write("entry.json", Entry);
        Assert.Equal(0, (await CheckAsync(entry: "entry.json")).Status);
        _folder.Write("entry.json", _night.Story.Entries[Index + 1].Span);
        Assert.Equal(1, (await CheckAsync(entry: "entry.json")).Status);
    }

    [Fact]
    public async Task The_text_of_a_QR_code_proves_as_much_as_the_file()
    {
        var text = CompactReceipt.Write(TlogProof.From(_path, _checkpoint), LogHash.OfLeaf(Entry), LogPolicy.OfLog(_night.Key));
        _folder.Write("receipt", Encoding.ASCII.GetBytes(text + "\n"));
        _folder.Write("entry.json", Entry);
        Assert.Equal(0, (await CheckAsync(entry: "entry.json")).Status);
        Assert.Equal(2, (await CheckAsync()).Status);
    }

    [Fact]
    public void No_changed_bit_is_let_pass()
    {
        var honest = File.ReadAllBytes(_folder["receipt"]);
        Gen.Select(Gen.Int[0, honest.Length - 1], Gen.Int[0, 7]).Sample(
            (place, bit) =>
            {
                byte[] changed = [.. honest];
                changed[place] ^= (byte)(1 << bit);
                _folder.Write("receipt", changed);
                return CheckAsync().GetAwaiter().GetResult().Status != 0;
            },
            iter: 300, threads: 1);
    }

    [Fact]
    public async Task Another_logs_key_no_key_and_a_quorum_that_is_not_met_prove_nothing()
    {
        var other = new NoteSigner(PublishedNight.Origin, new byte[NoteSigner.SeedLength]).Verifier.ToString();
        Assert.Equal(1, (await CheckAsync(key: other)).Status);
        Assert.Equal(2, (await CheckAsync(key: "no key")).Status);
        Assert.Equal(2, (await CheckAsync(key: null)).Status);
        var witness = Cosigner.Ed25519("witness.example.id", new byte[Cosigner.SeedLength]).Verifier;
        _folder.Write("policy", Encoding.UTF8.GetBytes($"log {_night.Key}\nwitness w {witness}\nquorum w\n"));
        Assert.Equal(1, (await CheckAsync(key: null, policy: "policy")).Status);
        _folder.Write("policy", Encoding.UTF8.GetBytes($"log {_night.Key}\nwitness w {witness}\nquorum none\n"));
        Assert.Equal(0, (await CheckAsync(key: null, policy: "policy")).Status);
    }

    public void Dispose()
    {
        _night.Dispose();
        _folder.Dispose();
    }

    private byte[] Entry => _night.Story.Entries[Index].ToArray();

    private void Write(TlogProof proof) => _folder.Write("receipt", proof.ToBytes());

    private Task<(int Status, string Said)> CheckAsync(string? entry = null) => CheckAsync(_night.Key.ToString(), entry);

    private async Task<(int Status, string Said)> CheckAsync(string? key, string? entry = null, string? policy = null)
    {
        using var screen = new StringWriter();
        var question = new ReceiptQuestion(_folder["receipt"], entry is null ? null : _folder[entry], key, policy is null ? null : _folder[policy]);
        return (await ReceiptRun.RunAsync(question, screen, "en", TestContext.Current.CancellationToken), screen.ToString());
    }

    private sealed class SourceOf(TempFolder folder) : ITileSource
    {
        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
            new(File.Exists(folder[$"log/{path}"]) ? File.ReadAllBytes(folder[$"log/{path}"]) : (ReadOnlyMemory<byte>?)null);
    }
}
