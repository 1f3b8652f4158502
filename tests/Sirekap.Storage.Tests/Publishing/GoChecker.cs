using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>The independent checker of published logs: a Go program whose cryptography and tree nobody here wrote.</summary>
static class GoChecker
{
    const string GoPackages = "/usr/share/gocode";

    public static string? Missing => Directory.Exists(GoPackages + "/src/golang.org/x/mod/sumdb") && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(folder + "/go"))
        ? null
        : "Needs Debian's golang-go and golang-golang-x-mod-dev.";

    /// <summary>Checks the log in a folder, and returns how the checker ended and what it said.</summary>
    public static async Task<(int Exit, string Report)> CheckAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("go") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["run", Source(), .. arguments.Contains("-vkey") ? Array.Empty<string>() : ["-vkey", Samples.Signer.Verifier.ToString()!], .. arguments, folder])
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
