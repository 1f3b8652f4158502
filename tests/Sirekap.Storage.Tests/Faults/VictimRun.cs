using System.Diagnostics;
using System.Globalization;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>One life of a victim, and what it had said when it ended.</summary>
sealed class VictimRun : IDisposable
{
    readonly Process _process;
    readonly Task _listening;
    readonly Task<string> _error;
    readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<string> _lines = [];
    readonly int _until;

    VictimRun(Process process, int until)
    {
        (_process, _until) = (process, until);
        _listening = Task.Run(ListenAsync);
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The acknowledged entries: their numbers and indexes.</summary>
    public IEnumerable<(long Number, long Index)> Acknowledged => Said('a').Select(words => (Number(words[1]), Number(words[2])));

    /// <summary>The largest size that was published.</summary>
    public long Published => Said('p').Select(words => Number(words[1])).DefaultIfEmpty().Max();

    public int ProcessId => _process.Id;

    public bool HasEnded => _listening.IsCompleted;

    public int Lines
    {
        get
        {
            lock (_lines)
                return _lines.Count;
        }
    }

    /// <summary>Starts a victim.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="life">A number that no other life in this log has.</param>
    /// <param name="database">A connection string; empty for SQLite in the folder.</param>
    /// <param name="until">How many lines are enough.</param>
    /// <param name="under">A program to run it under, with its arguments.</param>
    public static VictimRun Start(string folder, int life, string database = "", int until = int.MaxValue, params string[] under)
    {
        string[] words = [.. under, Environment.ProcessPath!, Victim.Word, folder, life.ToString(CultureInfo.InvariantCulture), database];
        return new(Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!, until);
    }

    /// <summary>Waits until it has said enough, has ended, or the time is over.</summary>
    public async Task<VictimRun> WaitAsync(TimeSpan atMost)
    {
        await Task.WhenAny(_enough.Task, _listening, Task.Delay(atMost));
        return this;
    }

    /// <summary>Kills it (SIGKILL) unless it has ended, and hears what it had said by then.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _listening;
        await _process.WaitForExitAsync();
    }

    /// <summary>What it said at its end, and its exit status.</summary>
    public async Task<(int Exit, string Sentence)> EndAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        await _listening;
        return (_process.ExitCode, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    async Task ListenAsync()
    {
        // A line cut in the middle was not said: its sender heard nothing.
        for (var line = await ReadLineAsync(); line is not null; line = await ReadLineAsync())
        {
            lock (_lines)
                _lines.Add(line);
            if (Lines >= _until)
                _enough.TrySetResult();
        }
    }

    async Task<string?> ReadLineAsync()
    {
        var line = new System.Text.StringBuilder();
        var one = new char[1];
        while (await _process.StandardOutput.ReadAsync(one.AsMemory()) == 1)
        {
            if (one[0] == '\n')
                return line.ToString();
            line.Append(one[0]);
        }
        return null;
    }

    List<string[]> Said(char what)
    {
        lock (_lines)
            return _lines.Where(line => line[0] == what).Select(line => line.Split(' ')).ToList();
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
