using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sirekap.Log;

namespace Sirekap.Witness.Tests;

/// <summary>A log in Go, whose cryptography, proofs and requests nobody here wrote, asks our witness.</summary>
public sealed class IndependentLogTests : IDisposable
{
    const string GoPackages = "/usr/share/gocode";

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_of_others_is_answered_as_it_expects()
    {
        Assert.SkipUnless(Directory.Exists(GoPackages + "/src/golang.org/x/mod/sumdb") && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(folder + "/go")),
            "Needs Debian's golang-go and golang-golang-x-mod-dev.");
        var log = NoteVerifier.Parse((await GoAsync("-vkey")).Output);
        await using var witness = await RunningWitness.StartAsync(_folder.Path, logs: [log]);
        Assert.Equal((0, "ok: 6 checkpoints cosigned, 7 requests refused"), await GoAsync(witness.Keys[0].ToString(), witness.Url));
    }

    static async Task<(int Exit, string Output)> GoAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("go") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["run", Source(), .. arguments])
            start.ArgumentList.Add(argument);
        (start.Environment["GO111MODULE"], start.Environment["GOPATH"]) = ("off", GoPackages);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await error).Trim());
    }

    static string Source([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../independent/witnesscheck.go"));
}
