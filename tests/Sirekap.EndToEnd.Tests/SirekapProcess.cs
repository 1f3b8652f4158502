using System.Diagnostics;
using System.Text;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The real program in a process of its own.</summary>
internal sealed class SirekapProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SirekapProcess(string[] arguments, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Repository.Program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Repository.Root,
            },
        };
        foreach (var (name, value) in settings)
            _process.StartInfo.Environment[name] = value;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = _process.WaitForExitAsync().ContinueWith(
            _ => _ready.TrySetException(new InvalidOperationException($"The program ended before it was ready:\n{Output}")), TaskScheduler.Default);
    }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts a server and returns at once; see <see cref="ReadyAsync"/>.</summary>
    public static SirekapProcess Start(string command, string data, int port = 0, params ReadOnlySpan<(string Name, string Value)> settings) =>
        new([command, "--urls", FormattableString.Invariant($"http://127.0.0.1:{port}"), "--data", data], settings);

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Status, string Output)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Makes a code for a station's phone beside a running server; gives the link that is printed.</summary>
    public static async Task<string> PhoneLinkAsync(string station, string data, Uri address, string option = "")
    {
        string[] extra = option.Length == 0 ? [] : [option];
        var (status, output) = await RunAsync(["phone", "invite", "--station", station, "--data", data, "--address", address.ToString(), .. extra]);
        Assert.True(status == 0, output);
        return output.Split('\n').Single(line => line.StartsWith("phone ", StringComparison.Ordinal)).Split(": ")[1].Trim();
    }

    /// <summary>Runs a command to its end, with settings from the environment.</summary>
    public static async Task<(int Status, string Output)> RunAsync((string Name, string Value)[] settings, string[] arguments)
    {
        await using var program = new SirekapProcess(arguments, settings);
        await program._process.WaitForExitAsync();
        return (program._process.ExitCode, program.Output);
    }

    /// <summary>The address that the program prints when it is ready.</summary>
    public Task<Uri> ReadyAsync() => _ready.Task.WaitAsync(StartPatience);

    /// <summary>SIGKILL: no goodbye, nothing flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.StartsWith("ready: ", StringComparison.Ordinal))
            _ready.TrySetResult(new Uri(line["ready: ".Length..]));
    }
}
