using System.Diagnostics;
using Sirekap.Storage.Tests.Entries;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>The server that publishes dies, or hangs, as a whole process; another one on the same log takes over.</summary>
public sealed class TakeOverTests : IDisposable
{
    static readonly TimeSpan s_takeOver = TimeSpan.FromSeconds(5);

    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-KILL")]
    [InlineData("-STOP")]
    public async Task Another_server_publishes_within_five_seconds_when_the_publisher_gets(string signal)
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var connection = await PostgresDatabases.ConnectAsync();
        var files = new FolderBlobStore(_folder.Path);
        var promises = new Promises(_folder.Path);
        using var publishing = await VictimRun.Start(_folder.Path, 0, connection, until: 100).WaitAsync(FaultRuns.Patience);
        await using (var log = await LogDatabase.OpenPostgresAsync(connection))
        {
            Assert.False(log.Seat.IsHeld);
            await using var publisher = await LogPublisher.StartAsync(new(log.Entries, log.Checkpoints, files, Samples.Signer) { Seat = log.Seat });

            using var kill = Process.Start("kill", [signal, $"{publishing.ProcessId}"]);
            var clock = Stopwatch.StartNew();
            while (!log.Seat.IsHeld)
                await Task.Delay(10);
            Assert.True(clock.Elapsed < s_takeOver, $"It took {clock.Elapsed}.");
            await using (var writer = new EntryWriter(log.Entries, new OpenDoor(), await log.Entries.CountAsync()))
            {
                var stored = (AppendOutcome.Stored)await writer.AppendAsync("after"u8.ToArray());
                await publisher.WhenPublishedAsync(stored.Index).WaitAsync(FaultRuns.Patience);
            }

            // Who was stopped and goes on finds its session ended and does no harm before it notices.
            if (!publishing.HasEnded)
            {
                using var go = Process.Start("kill", ["-CONT", $"{publishing.ProcessId}"]);
                await Task.Delay(1000);
            }
            await publishing.KillAsync();
            promises.Add(publishing);
            Assert.True(log.Seat.IsHeld);
        }
        await promises.RequireKeptAsync(() => LogDatabase.OpenPostgresAsync(connection));
    }
}
