using Sirekap.Log;
using Sirekap.Storage.Tests.Sqlite;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>A database and a published folder, and publishers started on them.</summary>
sealed class LogFolder : IAsyncDisposable
{
    readonly TempFolder _folder = new();
    readonly SqliteFile _database = new();

    public LogFolder() => Blobs = new SwitchableBlobs(new FolderBlobStore(_folder.Path));

    public SwitchableBlobs Blobs { get; }

    public SqliteEntryStore Entries => _database.Entries;

    public SqliteDatabase Database => _database.Database;

    public string Root => _folder["log"];

    public LogPublisher? Publisher { get; private set; }

    public ICosigners? Cosigners { get; set; }

    public string this[string name] => _folder["log/" + name];

    public async Task<LogPublisher> StartAsync(TimeProvider? time = null, ICheckpointStore? checkpoints = null, TimeSpan? askAgainAfter = null)
    {
        await StopAsync();
        var parts = new LogPublisherParts(Entries, checkpoints ?? new SqliteCheckpointStore(Database), Blobs, Samples.Signer);
        if (Cosigners is { } cosigners)
            parts = parts with { Cosigners = cosigners, AskAgainAfter = askAgainAfter ?? parts.AskAgainAfter };
        return Publisher = await LogPublisher.StartAsync(time is null ? parts with { Interval = TimeSpan.FromMilliseconds(1) } : parts with { Time = time });
    }

    public async Task StopAsync()
    {
        if (Publisher is { } running)
            await running.DisposeAsync();
        Publisher = null;
    }

    /// <summary>Publishes entries <c>[0, size)</c> and stops.</summary>
    public async Task PublishAsync(int size)
    {
        await Entries.AppendAsync(await Entries.CountAsync(), size);
        await StartAsync();
        await StopAsync();
    }

    public SignedCheckpoint ServedCheckpoint() => SignedCheckpoint.Open(File.ReadAllBytes(this["checkpoint"]), Samples.Signer.Verifier);

    /// <summary>The independent checker accepts what is published now, where it is installed.</summary>
    public async Task RequireAcceptedAsync()
    {
        if (GoChecker.Missing is not null)
            return;
        var (exit, report) = await GoChecker.CheckAsync(Root);
        Assert.True(exit == 0, report);
    }

    /// <summary>The files below <c>log/</c>.</summary>
    public IEnumerable<string> Files() => Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _database.Dispose();
        _folder.Dispose();
    }
}
