using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sirekap.Witness.Tests;

/// <summary>The programs in <c>tests/independent</c>, whose cryptography and tree nobody here wrote.</summary>
static class GoProgram
{
    const string Packages = "/usr/share/gocode";

    public static string? Missing => Directory.Exists(Packages + "/src/golang.org/x/mod/sumdb") && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(folder + "/go"))
        ? null
        : "Needs Debian's golang-go and golang-golang-x-mod-dev.";

    public static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("go") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["run", Source(program), .. arguments])
            start.ArgumentList.Add(argument);
        (start.Environment["GO111MODULE"], start.Environment["GOPATH"]) = ("off", Packages);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await error).Trim());
    }

    static string Source(string program, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../independent", program));
}
