using System.Diagnostics;

namespace Sirekap.Cli.Tests;

/// <summary>The program as it was built beside the tests.</summary>
static class BuiltProgram
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>What <c>sirekap read</c> prints, run from a folder far from the repository: it must find its data by itself.</summary>
    public static async Task<string> ReadAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), "read", .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>Runs the program; killed (SIGKILL) after a while, if one is given. Gives its exit status.</summary>
    public static async Task<int> RunAsync(TimeSpan? killedAfter, string[] arguments, params (string Name, string Value)[] settings)
    {
        using var process = Start(arguments, settings);
        if (killedAfter is { } moment)
        {
            await Task.Delay(moment, TestContext.Current.CancellationToken);
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Starts the program, with what it prints thrown away.</summary>
    public static Process Start(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    static string FindRoot(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Sirekap.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Sirekap.slnx was not found above the tests.");
        return folder;
    }
}
