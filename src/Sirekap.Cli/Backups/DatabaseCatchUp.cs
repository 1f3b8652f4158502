using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Backups;

/// <summary>
/// One run of <c>database catch-up</c>: a PostgreSQL database that was restored to an earlier moment is brought forward to what was published of its log. Tiles are
/// made in a folder of the moment: what the servers have published stays as it is until one of them starts, and holds the database against it.
/// </summary>
internal sealed class DatabaseCatchUp(SirekapOptions options, TextWriter screen)
{
    /// <summary>Brings the database forward.</summary>
    /// <param name="published">A site, mirror or folder; null takes what the servers themselves have published, in their object store or folder.</param>
    /// <param name="cancellation">Gives up; what was taken stays, for it was proven.</param>
    /// <exception cref="StartRefusedException">A server is running, the database is spoilt, or what was published is not a continuation of it.</exception>
    /// <exception cref="SourceUnreachableException">What was published cannot be had.</exception>
    public async Task RunAsync(IPublicSource? published, CancellationToken cancellation)
    {
        if (options.Database is not { Length: > 0 } connection)
            throw new InvalidDataException("Sirekap:Database names no PostgreSQL database; for a server's own folder use \"sirekap restore --catch-up\".");
        await using var database = await LogDatabase.OpenPostgresAsync(connection, cancellation);
        if (!database.Seat.IsHeld)
            throw new StartRefusedException("A server of this log is running: stop all of them first.");
        IBlobStore blobs = options.S3 is { } s3 ? await S3BlobStore.OpenAsync(s3, cancellation) : new FolderBlobStore(Path.GetFullPath(options.Data));
        var tiles = Directory.CreateTempSubdirectory("sirekap-catch-up-").FullName;
        try
        {
            await new BroughtForward(database, new FolderBlobStore(tiles), blobs, "PostgreSQL", screen).RunAsync(published ?? new BlobSource(blobs), cancellation);
        }
        finally
        {
            Directory.Delete(tiles, recursive: true);
            (blobs as IDisposable)?.Dispose();
        }
    }

    /// <summary>What the servers themselves have published. Their pictures are where they belong.</summary>
    private sealed class BlobSource(IBlobStore blobs) : IPublicSource
    {
        public string Name => "the published files";

        public bool IsLive => false;

        public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) => blobs.ReadAsync(path, cancellation);
    }
}
