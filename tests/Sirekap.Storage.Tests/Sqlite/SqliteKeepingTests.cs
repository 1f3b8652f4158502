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

public sealed class SqliteSettingsTests : SettingsContract, IDisposable
{
    readonly SqliteFile _file = new();

    protected override ISettings Settings => new SqliteSettings(_file.Database);

    public void Dispose() => _file.Dispose();

    protected override Task<ISettings> ReopenAsync()
    {
        _file.Reopen();
        return Task.FromResult(Settings);
    }
}

public sealed class SqliteRecordTests : RecordStoreContract, IDisposable
{
    readonly SqliteFile _file = new();

    protected override IRecordStore Store => new SqliteRecordStore(_file.Database);

    public void Dispose() => _file.Dispose();

    protected override Task<IRecordStore> ReopenAsync()
    {
        _file.Reopen();
        return Task.FromResult(Store);
    }
}
