using Sirekap.Storage.Tests.Entries;

namespace Sirekap.Storage.Tests.Postgres;

public sealed class PostgresEntryStoreTests : EntryStoreContract, IAsyncLifetime
{
    PostgresLog _log = null!;

    protected override IEntryStore Store => _log.Entries;

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<IEntryStore> ReopenAsync() => (await _log.OpenAsync()).Entries;
}

public sealed class PostgresEntryWriterTests : EntryWriterContract, IAsyncLifetime
{
    PostgresLog _log = null!;

    protected override IEntryStore Store => _log.Entries;

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);
}
