using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>A PostgreSQL database is set back to an earlier copy of itself.</summary>
public sealed class PostgresRestoreTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_older_copy_is_refused_beside_what_was_published_and_the_newest_goes_on()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var (cluster, name) = (await PostgresDatabases.ClusterAsync(), await PostgresDatabases.MakeAsync());
        await PublishAsync(name, 0, 10);
        await cluster.SqlAsync($"CREATE DATABASE {name}_older TEMPLATE {name} OWNER owner");
        await PublishAsync(name, 10, 20);
        await cluster.SqlAsync($"CREATE DATABASE {name}_newest TEMPLATE {name} OWNER owner");
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => PublishAsync(name + "_older", 10, 11));
        Assert.StartsWith("The published checkpoint covers 20 entries", refused.Message, StringComparison.Ordinal);
        await PublishAsync(name + "_newest", 20, 21);

        async Task PublishAsync(string database, long from, long to)
        {
            await using var log = await LogDatabase.OpenPostgresAsync(cluster.For(database, PostgresDatabases.Server) + ";Pooling=false");
            await log.Entries.AppendAsync(from, to);
            await using var publisher = await LogPublisher.StartAsync(new(log.Entries, log.Checkpoints, new FolderBlobStore(_folder.Path), Samples.Signer) { Seat = log.Seat });
            Assert.Equal(to, (await publisher.WhenPublishedAsync(to - 1, TestContext.Current.CancellationToken)).Size);
        }
    }
}
