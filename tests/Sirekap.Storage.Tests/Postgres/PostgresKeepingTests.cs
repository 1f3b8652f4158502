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

public sealed class PostgresSettingsTests : SettingsContract, IAsyncLifetime
{
    PostgresLog _log = null!;

    protected override ISettings Settings => new PostgresSettings(_log.Database);

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<ISettings> ReopenAsync() => new PostgresSettings((await _log.OpenAsync()).Database);
}

public sealed class PostgresRecordTests : RecordStoreContract, IAsyncLifetime
{
    PostgresLog _log = null!;

    protected override IRecordStore Store => new PostgresRecordStore(_log.Database);

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<IRecordStore> ReopenAsync() => new PostgresRecordStore((await _log.OpenAsync()).Database);
}
