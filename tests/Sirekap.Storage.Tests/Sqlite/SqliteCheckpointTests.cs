using Sirekap.Storage.Tests.Publishing;

namespace Sirekap.Storage.Tests.Sqlite;

public sealed class SqliteCheckpointTests : CheckpointStoreContract, IDisposable
{
    readonly SqliteFile _file = new();

    protected override ICheckpointStore Store => new SqliteCheckpointStore(_file.Database);

    public void Dispose() => _file.Dispose();

    protected override Task<ICheckpointStore> ReopenAsync()
    {
        _file.Reopen();
        return Task.FromResult(Store);
    }
}
