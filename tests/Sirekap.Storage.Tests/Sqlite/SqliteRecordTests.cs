namespace Sirekap.Storage.Tests.Sqlite;

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
