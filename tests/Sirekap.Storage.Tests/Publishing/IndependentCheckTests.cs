using System.Globalization;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>Has our logs checked by a Go program whose cryptography and tree nobody here wrote.</summary>
public sealed class IndependentCheckTests : IAsyncDisposable
{
    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData(0, "ok: 0 entries, 0 tiles, 0 proofs, 0 receipts")]
    [InlineData(1, "ok: 1 entries, 1 tiles, 1 proofs, 0 receipts")]
    [InlineData(256, "ok: 256 entries, 2 tiles, 7 proofs, 0 receipts")]
    [InlineData(70_000, "ok: 70000 entries, 277 tiles, 7 proofs, 0 receipts")]
    public async Task A_log_of_this_size_holds(int size, string report)
    {
        await _log.PublishAsync(size);
        Assert.Equal((0, report), await CheckAsync());
    }

    [Fact]
    public async Task Growth_and_receipts_hold()
    {
        using var folder = new TempFolder();
        await _log.PublishAsync(300);
        File.Copy(_log["checkpoint"], folder["old"]);
        await _log.PublishAsync(777);
        var publisher = await _log.StartAsync();
        foreach (var index in (long[])[0, 1, 255, 256, 300, 776])
            await File.WriteAllBytesAsync(folder[index.ToString(CultureInfo.InvariantCulture) + ".tlog-proof"], (await publisher.ProveAsync(index)).ToBytes());
        Assert.Equal((0, "ok: 777 entries, 5 tiles, 7 proofs, 6 receipts"), await CheckAsync("-old", folder["old"], "-receipts", folder.Path));
    }

    [Fact]
    public async Task Cosignatures_hold()
    {
        using var folder = new TempFolder();
        var cosigner = new OneCosigner();
        _log.Cosigners = cosigner;
        await _log.PublishAsync(300);
        await File.WriteAllBytesAsync(folder["7.tlog-proof"], (await (await _log.StartAsync()).ProveAsync(7)).ToBytes());
        Assert.Equal((0, "ok: 300 entries, 3 tiles, 7 proofs, 1 receipts"), await CheckAsync("-witness", cosigner.Key.Verifier.ToString(), "-receipts", folder.Path));
        var (exit, report) = await CheckAsync("-witness", Cosigner.Ed25519("lain.example", new byte[Cosigner.SeedLength]).Verifier.ToString());
        Assert.Equal((1, "checkpoint: lain.example has not signed\nexit status 1"), (exit, report));
    }

    [Theory]
    [InlineData("checkpoint", "checkpoint: ")]
    [InlineData("tile/0/000", "tile/0/000: differs from the entries")]
    [InlineData("tile/entries/001.p/44", "checkpoint: the entries have the root ")]
    public async Task A_flipped_byte_is_found_and_named(string name, string expected)
    {
        await _log.PublishAsync(300);
        var bytes = await File.ReadAllBytesAsync(_log[name]);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(_log[name], bytes);
        var (exit, report) = await CheckAsync();
        Assert.Equal(1, exit);
        Assert.StartsWith(expected, report, StringComparison.Ordinal);
    }

    async Task<(int Exit, string Report)> CheckAsync(params string[] arguments)
    {
        Assert.SkipWhen(GoChecker.Missing is not null, GoChecker.Missing ?? "");
        return await GoChecker.CheckAsync(_log.Root, arguments);
    }
}
