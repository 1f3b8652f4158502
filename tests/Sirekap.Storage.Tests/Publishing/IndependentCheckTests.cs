using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>Has our logs checked by a Go program whose cryptography and tree nobody here wrote.</summary>
public sealed class IndependentCheckTests : IAsyncDisposable
{
    const string GoPackages = "/usr/share/gocode";

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
        Assert.SkipUnless(Directory.Exists(GoPackages + "/src/golang.org/x/mod/sumdb") && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(folder + "/go")),
            "Needs Debian's golang-go and golang-golang-x-mod-dev.");
        var start = new ProcessStartInfo("go") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["run", Source(), "-vkey", Samples.Signer.Verifier.ToString(), .. arguments, _log.Root])
            start.ArgumentList.Add(argument);
        (start.Environment["GO111MODULE"], start.Environment["GOPATH"]) = ("off", GoPackages);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (process.ExitCode == 0 ? await output : await error).Trim());
    }

    static string Source([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../independent/logcheck.go"));
}
