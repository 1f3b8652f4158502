using System.Diagnostics;

namespace Sirekap.Testing;

/// <summary>
/// A temporary folder for real PostgreSQL clusters, and the user who may run them: PostgreSQL refuses root. A janitor process
/// stops what still runs and removes the folder when the test program ends, however it ends.
/// </summary>
public sealed class PostgresHost : IDisposable
{
    /// <summary>The name of the folder, below that of a cluster, that PostgreSQL calls its data.</summary>
    internal const string Data = "data";

    private const int OldestVersion = 15;

    private static readonly string? s_binaries = FindBinaries();

    private readonly Process _janitor;

    private PostgresHost(string root, Process janitor) => (Root, _janitor) = (root, janitor);

    /// <summary>Why there can be no clusters on this machine, as a sentence; null when there can.</summary>
    public static string? Missing =>
        s_binaries is null ? $"Needs PostgreSQL {OldestVersion} or newer (Debian: postgresql)."
        : Environment.IsPrivilegedProcess && !File.Exists("/usr/sbin/runuser") ? "PostgreSQL refuses to run as root, and there is no runuser."
        : null;

    /// <summary>The folder; its owner is the user who runs PostgreSQL.</summary>
    public string Root { get; }

    /// <summary>Makes the folder and starts the janitor.</summary>
    public static async Task<PostgresHost> StartAsync()
    {
        var root = (await RunAsync("mktemp", "-d", "/tmp/sirekap-pg-XXXXXX")).Trim();
        const string clean = """
            trap "" INT TERM HUP
            cat >/dev/null
            for data in "$1"/*/data; do "$2/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1; done
            rm -rf "$1"
            """;
        var start = Command("sh", "-c", clean, "janitor", root, s_binaries!);
        start.RedirectStandardInput = true;
        return new(root, Process.Start(start)!);
    }

    /// <summary>Runs a program of PostgreSQL, or any other, as its user, and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var own = Path.Combine(s_binaries!, program);
        var start = Command(File.Exists(own) ? own : program, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await error} {await output}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _janitor.StandardInput.Close();
        _janitor.WaitForExit();
        _janitor.Dispose();
    }

    private static ProcessStartInfo Command(string program, params string[] arguments)
    {
        string[] words = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        return new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, WorkingDirectory = "/" };
    }

    private static string? FindBinaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out var version) && version >= OldestVersion && File.Exists(folder + "/bin/initdb"))
            .Select(folder => folder + "/bin").Max(StringComparer.Ordinal)
        : null;
}
