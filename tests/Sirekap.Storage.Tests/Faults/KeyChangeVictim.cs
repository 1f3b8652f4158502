using System.Globalization;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>An operator without patience, in a process of its own: appends, publishes, rotates and retires keys without end, and prints a line for each step.</summary>
static class KeyChangeVictim
{
    public const string Word = "change-keys-until-killed", Origin = "log.example/pemilu";

    public static async Task<int> RunAsync(string folder, long life)
    {
        for (var number = life * 1_000_000; ; number += 10)
        {
            await using var log = LogDatabase.OpenSqlite(Path.Combine(folder, "sirekap.db"));
            await AppendAndPublishAsync(log, folder, number);
            var ring = await LogKeyring.LoadOrCreateAsync(log.Settings, Origin);
            ring = ring.Former is null
                ? await LogKeyring.RotateAsync(log.Settings, Origin, SignedCheckpoint.Open((await log.Checkpoints.ReadAsync())!, ring.Known, []).Head)
                : await LogKeyring.RetireAsync(log.Settings, Origin, await new LogFiles(new FolderBlobStore(folder)).ReadCheckpointAsync());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"k {ring.Rotations.Length}"));
        }
    }

    public static async Task AppendAndPublishAsync(LogDatabase log, string folder, long number)
    {
        var ring = await LogKeyring.LoadOrCreateAsync(log.Settings, Origin);
        var blobs = new FolderBlobStore(folder);
        foreach (var change in ring.Rotations)
            await blobs.PutAsync(LogFiles.RotationFrom(change.Old), change.Bytes);
        await using (var group = await log.Entries.BeginGroupAsync())
        {
            for (var entry = number; entry < number + 10; entry++)
                await group.InsertAsync(LogHash.OfLeaf(Samples.Entry(entry)), Samples.Entry(entry));
            await group.CommitAsync();
        }
        await using var publisher = await LogPublisher.StartAsync(
            new(log.Entries, log.Checkpoints, blobs, ring.Current) { Beside = ring.Former is { } former ? [former] : [], Earlier = ring.Known });
    }
}
