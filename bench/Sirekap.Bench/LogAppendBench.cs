using System.Buffers.Binary;
using System.Diagnostics;
using Sirekap.Bench.Appending;
using Sirekap.Storage;
using Sirekap.Testing;

namespace Sirekap.Bench;

/// <summary>
/// How many entries per second become durable, on SQLite and on PostgreSQL, beside plain inserts of the same rows; then the
/// publication of a backlog, and a restart. All in one run, for the machine is what it is at the moment.
/// </summary>
static class LogAppendBench
{
    const int EntryLength = 400;

    public static async Task RunAsync(int total = 200_000)
    {
        Console.WriteLine($"{total:N0} entries of {EntryLength} bytes, {AppendLoad.Waiters:N0} waiters, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        var entries = Entries(total);
        var folder = Directory.CreateTempSubdirectory("sirekap-bench-").FullName;
        await OnSqliteAsync(folder, entries);
        Directory.Delete(folder, recursive: true);
        if (PostgresHost.Missing is { } missing)
            Console.WriteLine(missing);
        else
            await OnPostgresAsync(entries);
    }

    static async Task OnSqliteAsync(string folder, byte[][] entries)
    {
        Say("plain SQLite inserts, 1,024 a transaction", $"{PlainSqlite.RowsPerSecond(Path.Combine(folder, "plain.db"), entries),10:N0} rows/s");
        await using var log = LogDatabase.OpenSqlite(Path.Combine(folder, "log.db"));
        Say("log on SQLite", (await AppendLoad.RunAsync(log.Entries, entries)).ToString());

        var parts = new LogPublisherParts(log.Entries, log.Checkpoints, new FolderBlobStore(folder), (await LogKeyring.LoadOrCreateAsync(log.Settings, "bench.example/log")).Current);
        var clock = Stopwatch.StartNew();
        await (await LogPublisher.StartAsync(parts)).DisposeAsync();
        Say("  publish all of it", $"{entries.Length / clock.Elapsed.TotalSeconds,10:N0} entries/s");
        clock.Restart();
        await (await LogPublisher.StartAsync(parts)).DisposeAsync();
        Say("  restart: check all against the signed root", $"{entries.Length / clock.Elapsed.TotalSeconds,10:N0} entries/s");
    }

    static async Task OnPostgresAsync(byte[][] entries)
    {
        using var host = await PostgresHost.StartAsync();
        var cluster = await PostgresCluster.MakeAsync(host, "bench");
        await PostgresDatabases.PrepareAsync(cluster, "log");
        foreach (var (clients, rows) in ((int, int)[])[(1, 1), (32, 1), (1, 1024)])
            Say($"pgbench, {clients} clients, {rows:N0} rows a transaction", $"{await PgBench.RowsPerSecondAsync(cluster, "log", clients, rows),10:N0} rows/s");
        await cluster.SqlAsync("TRUNCATE sirekap.entries", "log");
        await cluster.SqlAsync("CHECKPOINT");
        await using var log = await LogDatabase.OpenPostgresAsync(cluster.For("log", PostgresDatabases.Server));
        Say("log on PostgreSQL", (await AppendLoad.RunAsync(log.Entries, entries)).ToString());
    }

    internal static byte[][] Entries(int total)
    {
        var random = new Random(20290214);
        return Enumerable.Range(0, total).Select(number =>
        {
            var entry = new byte[EntryLength];
            random.NextBytes(entry);
            BinaryPrimitives.WriteInt32BigEndian(entry, number);
            return entry;
        }).ToArray();
    }

    static void Say(string what, string figures) => Console.WriteLine($"{what,-46} {figures}");
}
