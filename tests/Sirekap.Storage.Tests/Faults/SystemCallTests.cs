using System.Globalization;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>
/// Every call that a server on SQLite trusts for durability fails, from the n-th on, with the error of a broken or a full disk.
/// The program may stop with a sentence or refuse to start, and while only files fail it may go on; it never breaks a promise.
/// </summary>
public sealed class SystemCallTests : IDisposable
{
    readonly TempFolder _folder = new();

    // Calls, the file they are made on, and whether the program must stop. Counts are those of one thread; opening is rare.
    static readonly (string Calls, string File, bool Stops)[] s_calls =
    [
        ("fsync,fdatasync", "sirekap.db-wal", true),
        ("pwrite64,write", "sirekap.db-wal", true),
        ("openat", "sirekap.db", true),
        ("openat", "sirekap.db-wal", true),
        ("fsync,fdatasync", "sirekap.db", false),
        ("pwrite64,write", "sirekap.db", false),
        ("openat", ".tmp", false),
        ("pwrite64,write", ".tmp", false),
        ("fsync,fdatasync", ".tmp", false),
        ("rename,renameat,renameat2", ".tmp", false),
        ("rename,renameat,renameat2", "log/checkpoint", false),
    ];

    public static TheoryData<string, string, bool, string, int> Faults
    {
        get
        {
            var faults = new TheoryData<string, string, bool, string, int>();
            foreach (var (calls, file, stops) in s_calls)
            {
                foreach (var error in FaultRuns.Errors(calls))
                {
                    foreach (var nth in calls == "openat" ? [1] : FaultRuns.Nths)
                        faults.Add(calls, file, stops, error, nth);
                }
            }
            return faults;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_promise_is_broken_when(string calls, string file, bool stops, string error, int nth)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "Needs strace (Debian: strace).");
        var promises = new Promises(_folder.Path);
        using (var before = await VictimRun.Start(_folder.Path, 0, until: 100).WaitAsync(FaultRuns.Patience))
        {
            await before.KillAsync();
            promises.Add(before);
        }
        using (var victim = await VictimRun.Start(_folder.Path, 1, under: Strace(calls, file, error, nth)).WaitAsync(stops ? FaultRuns.Patience : FaultRuns.UnderFault))
        {
            var stopped = victim.HasEnded;
            await victim.KillAsync();
            promises.Add(victim);
            if (stops)
                Assert.True(stopped, "The program went on although its database could not be written.");
            if (stopped)
                Assert.StartsWith("stopped: ", (await victim.EndAsync(FaultRuns.Patience)).Sentence, StringComparison.Ordinal);
        }
        await promises.RequireKeptAsync(OpenAsync);
    }

    // What was killed under strace may hold its lock for a moment longer.
    async Task<LogDatabase> OpenAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return LogDatabase.OpenSqlite(_folder["sirekap.db"]);
            }
            catch (IOException) when (tries < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    // strace matches whole paths only; files under .tmp have the numbers 1, 2, 3, …
    string[] Strace(string calls, string file, string error, int nth)
    {
        var paths = file == ".tmp" ? Enumerable.Range(1, 300).Select(i => ".tmp/" + i.ToString(CultureInfo.InvariantCulture)) : [file];
        return
        [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + calls, "-e", string.Create(CultureInfo.InvariantCulture, $"inject={calls}:error={error}:when={nth}+"),
            .. paths.SelectMany(path => (string[])["-P", _folder[path]]), "--",
        ];
    }
}
