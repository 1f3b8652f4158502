using System.Buffers.Binary;
using System.Diagnostics;
using Sirekap.Storage;

namespace Sirekap.Bench;

/// <summary>
/// How many entries per second become durable in SQLite: senders that each wait for the acknowledgement of one entry
/// before they send the next, with and without a publisher beside them; then the publication of a backlog and a restart.
/// </summary>
static class LogAppendBench
{
    const int EntryLength = 500;

    public static async Task RunAsync(int senders = 64, int total = 200_000)
    {
        foreach (var publish in (bool[])[false, true])
        {
            var folder = Directory.CreateTempSubdirectory("sirekap-bench-").FullName;
            await RunAsync(folder, senders, total, publish);
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task RunAsync(string folder, int senders, int total, bool publish)
    {
        using var database = SqliteDatabase.Open(Path.Combine(folder, "bench.db"));
        using var entries = new SqliteEntryStore(database);
        var parts = new LogPublisherParts(entries, new SqliteCheckpointStore(database), new FolderBlobStore(folder),
            await LogKey.LoadOrCreateAsync(new SqliteSettings(database), "bench.example/log"));
        var publisher = publish ? await LogPublisher.StartAsync(parts) : null;

        var door = new OpenDoor();
        var clock = Stopwatch.StartNew();
        await using (var writer = new EntryWriter(entries, door, 0))
            await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() => SendAsync(writer, sender, senders, total))));
        Report($"{senders} senders, {EntryLength} bytes, {(publish ? "publishing" : "append only")}", total, clock);

        clock.Restart();
        publisher ??= await LogPublisher.StartAsync(parts);
        await publisher.WhenPublishedAsync(total - 1);
        Report("  publish the rest", total, clock);
        await publisher.DisposeAsync();

        clock.Restart();
        await using var restarted = await LogPublisher.StartAsync(parts);
        Report("  restart: check all entries against the signed root", total, clock);
    }

    static async Task SendAsync(EntryWriter writer, int sender, int senders, int total)
    {
        for (var number = sender; number < total; number += senders)
        {
            var entry = new byte[EntryLength];
            new Random(number).NextBytes(entry);
            BinaryPrimitives.WriteInt32BigEndian(entry, number);
            await writer.AppendAsync(entry);
        }
    }

    static void Report(string what, int count, Stopwatch clock) =>
        Console.WriteLine($"{what,-60} {count / clock.Elapsed.TotalSeconds,10:N0} entries/s ({clock.Elapsed.TotalSeconds:N1} s)");

    sealed class OpenDoor : IAdmission
    {
        public Refusal? Admit(long index, ReadOnlyMemory<byte> entry) => null;

        public void Committed(long index, ReadOnlyMemory<byte> entry)
        {
        }

        public void Follow(long index, ReadOnlyMemory<byte> entry)
        {
        }
    }
}
