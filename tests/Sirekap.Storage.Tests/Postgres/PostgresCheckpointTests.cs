using Sirekap.Storage.Tests.Publishing;

namespace Sirekap.Storage.Tests.Postgres;

public sealed class PostgresCheckpointTests : CheckpointStoreContract, IAsyncLifetime
{
    PostgresLog _log = null!;

    protected override ICheckpointStore Store => new PostgresCheckpointStore(_log.Database);

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<ICheckpointStore> ReopenAsync() => new PostgresCheckpointStore((await _log.OpenAsync()).Database);
}
