using System.Globalization;
using Sirekap.Storage.Tests.Entries;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>
/// A server in a process of its own: eight senders append without end and print, once an entry is acknowledged, its number
/// and index (<c>a 17 3</c>), and once some entry is published, the size that is (<c>p 9</c>). It ends as a server does: with a
/// sentence, when its log must stop.
/// </summary>
static class Victim
{
    public const string Word = "append-until-killed";

    // Numbers of two victims, or of two lives of one, never meet.
    const long PerLife = 1_000_000;

    public static async Task<int> RunAsync(string folder, int life, string database)
    {
        try
        {
            await AppendAsync(folder, life, database);
            return 0;
        }
        catch (Exception stopped)
        {
            await Console.Error.WriteLineAsync($"stopped: {stopped.Message}");
            return 1;
        }
    }

    static async Task AppendAsync(string folder, int life, string database)
    {
        await using var log = database.Length > 0 ? await LogDatabase.OpenPostgresAsync(database) : LogDatabase.OpenSqlite(Path.Combine(folder, "sirekap.db"));
        var parts = new LogPublisherParts(log.Entries, log.Checkpoints, new FolderBlobStore(folder), Samples.Signer)
        {
            Seat = log.Seat,
            Interval = TimeSpan.FromMilliseconds(5),
        };
        await using var publisher = await LogPublisher.StartAsync(parts);
        await using var writer = new EntryWriter(log.Entries, new OpenDoor(), await log.Entries.CountAsync());
        var senders = Enumerable.Range(0, 8).Select(sender => SendAsync(writer, publisher, (life * PerLife) + sender));
        await await Task.WhenAny([.. senders, publisher.Completion]);
    }

    static async Task SendAsync(EntryWriter writer, LogPublisher publisher, long first)
    {
        for (var number = first; ; number += 8)
        {
            var stored = (AppendOutcome.Stored)await writer.AppendAsync(Samples.Entry(number));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a {number} {stored.Index}"));
            if (first % 8 != 0)
                continue;
            var checkpoint = await publisher.WhenPublishedAsync(stored.Index);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p {checkpoint.Size}"));
        }
    }
}
