using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sirekap.Cli.Verification;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Bench;

/// <summary>How fast a mirror's copy catches up with a log that is served on the loopback, beside a verifier that reads the same and keeps nothing.</summary>
static class LogMirrorBench
{
    public static async Task RunAsync(int total = 200_000)
    {
        Console.WriteLine($"{total:N0} entries, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        var folder = Directory.CreateTempSubdirectory("sirekap-bench-").FullName;
        try
        {
            var key = await PublishAsync(folder, total);
            var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
            builder.Logging.ClearProviders();
            await using var site = builder.Build();
            site.MapGet("/{**path}", (string path) => File.Exists(Path.Combine(folder, path)) ? Results.Bytes(File.ReadAllBytes(Path.Combine(folder, path))) : Results.NotFound());
            await site.StartAsync();
            for (var round = 0; round < 2; round++)
                await CompareAsync(new Uri(site.Urls.First()), key, Path.Combine(folder, $"copy{round}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<NoteVerifier> PublishAsync(string folder, int total)
    {
        await using var log = LogDatabase.OpenSqlite(Path.Combine(folder, "log.db"));
        var entries = LogAppendBench.Entries(total);
        foreach (var chunk in entries.Chunk(4096))
        {
            await using var group = await log.Entries.BeginGroupAsync();
            foreach (var entry in chunk)
                await group.InsertAsync(LogHash.OfLeaf(entry), entry);
            await group.CommitAsync();
        }

        var keys = await LogKeyring.LoadOrCreateAsync(log.Settings, "bench.example/log");
        await (await LogPublisher.StartAsync(new(log.Entries, log.Checkpoints, new FolderBlobStore(folder), keys.Current))).DisposeAsync();
        return keys.Current.Verifier;
    }

    static async Task CompareAsync(Uri site, NoteVerifier key, string folder)
    {
        using var source = new SiteSource(site, TimeProvider.System);
        var checkpoint = SignedCheckpoint.Open(await source.ReadAsync("log/checkpoint", CancellationToken.None), key);
        var tiles = new SourceTiles(source);
        var clock = Stopwatch.StartNew();
        var fold = new LogFold(tiles, new TileCheck(tiles));
        await fold.AdvanceAsync(checkpoint.Size, CancellationToken.None);
        if (fold.Root != checkpoint.Root)
            throw new InvalidOperationException("The benchmark's own log does not verify.");
        var verified = clock.Elapsed;

        using var database = SqliteDatabase.Open(Path.Combine(folder, "mirror.db"));
        using var entries = new SqliteEntryStore(database);
        var copy = await LogCopy.OpenAsync(entries, new SqliteCheckpointStore(database), new FolderBlobStore(folder), key);
        clock.Restart();
        if (await copy.FollowAsync(checkpoint, tiles) is not CopyStep.Followed)
            throw new InvalidOperationException("The copy does not follow.");
        Console.WriteLine($"verify over HTTP {checkpoint.Size / verified.TotalSeconds,10:N0} entries/s   mirror, all durable and on disk {checkpoint.Size / clock.Elapsed.TotalSeconds,10:N0} entries/s   {verified / clock.Elapsed:P0}");
    }
}
