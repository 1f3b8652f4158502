using System.Globalization;
using Sirekap.Log;
using Sirekap.Storage.Tests.Entries;

namespace Sirekap.Storage.Tests.Killed;

/// <summary>
/// The victim: eight senders append without end and print the number of each entry once it is acknowledged (<c>a</c>) and,
/// for some, once it is published (<c>p</c>).
/// </summary>
static class Appender
{
    public const string Word = "append-until-killed";

    public static async Task<int> RunAsync(string folder)
    {
        using var database = SqliteDatabase.Open(Path.Combine(folder, "sirekap.db"));
        using var entries = new SqliteEntryStore(database);
        var parts = new LogPublisherParts(entries, new SqliteCheckpointStore(database), new FolderBlobStore(folder), Samples.Signer)
        {
            Interval = TimeSpan.FromMilliseconds(5),
        };
        await using var publisher = await LogPublisher.StartAsync(parts);
        var first = await entries.CountAsync();
        await using var writer = new EntryWriter(entries, new OpenDoor(), first);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(sender => SendAsync(writer, publisher, first, sender)));
        return 0;
    }

    static async Task SendAsync(EntryWriter writer, LogPublisher publisher, long first, int sender)
    {
        for (var number = (first * 8) + sender; ; number += 8)
        {
            var outcome = await writer.AppendAsync(Samples.Entry(number));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a{number}"));
            if (sender != 0 || outcome is not AppendOutcome.Stored stored)
                continue;
            var checkpoint = await publisher.WhenPublishedAsync(stored.Index);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p{checkpoint.Size}"));
        }
    }
}
