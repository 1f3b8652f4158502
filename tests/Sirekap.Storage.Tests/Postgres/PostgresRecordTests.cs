namespace Sirekap.Storage.Tests.Postgres;

public sealed class PostgresRecordTests : RecordStoreContract, IAsyncLifetime
{
    PostgresLog _log = null!;

    protected override IRecordStore Store => new PostgresRecordStore(_log.Database);

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<IRecordStore> ReopenAsync() => new PostgresRecordStore((await _log.OpenAsync()).Database);
}
