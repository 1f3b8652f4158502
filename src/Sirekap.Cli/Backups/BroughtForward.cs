using Sirekap.Cli.Logs;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Cli.Backups;

/// <summary>A restored database that no server has opened yet: made to hold a signed state, then brought forward to what was published.</summary>
/// <param name="database">The database; nobody else publishes from it.</param>
/// <param name="tiles">Where its tiles and its checkpoint go.</param>
/// <param name="files">Where public pictures and evidence go.</param>
/// <param name="name">What people call it.</param>
/// <param name="screen">Where to tell.</param>
internal sealed class BroughtForward(LogDatabase database, IBlobStore tiles, IBlobStore files, string name, TextWriter screen)
{
    /// <summary>Brings it forward.</summary>
    /// <param name="published">The log as it was published last; null goes on from the database alone.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">The database is spoilt, or what was published is not a continuation of it.</exception>
    /// <exception cref="SourceUnreachableException">What was published cannot be had.</exception>
    public async Task RunAsync(IPublicSource? published, CancellationToken cancellation)
    {
        var origin = await OperatedLog.OriginAsync(database, "", cancellation);
        var ring = await LogKeyring.FindAsync(database.Settings, origin, cancellation) ?? throw new StartRefusedException($"{name} does not hold the log's key.");
        // What the database holds beyond its last checkpoint was acknowledged: it is signed before anything is added.
        await using (await LogPublisher.StartAsync(new(database.Entries, database.Checkpoints, tiles, ring.Current) { Beside = ring.Former is { } former ? [former] : [], Earlier = ring.Known }, cancellation))
        {
        }

        var size = await database.Entries.CountAsync(cancellation);
        screen.WriteLine($"{name}: {size} entri dari cadangan · {size} entries from the backup");
        if (published is null)
            screen.WriteLine("Tidak dibawa maju: bila ada yang pernah melihat lebih banyak, peladen ini akan bercabang. Sebutkan Mirrors dan Witnesses. · Not brought forward: if anybody has seen more, this server would fork the log. Name its Mirrors and Witnesses.");
        else
            await new CatchUp(database, tiles, ring.Known, files, published, screen).RunAsync(size, cancellation);
    }
}
