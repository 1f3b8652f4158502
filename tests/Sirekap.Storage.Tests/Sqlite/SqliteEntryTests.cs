using Sirekap.Storage.Tests.Entries;

namespace Sirekap.Storage.Tests.Sqlite;

public sealed class SqliteEntryStoreTests : EntryStoreContract, IDisposable
{
    readonly SqliteFile _file = new();

    protected override IEntryStore Store => _file.Entries;

    public void Dispose() => _file.Dispose();

    protected override Task<IEntryStore> ReopenAsync() => Task.FromResult<IEntryStore>(_file.Reopen());
}

public sealed class SqliteEntryWriterTests : EntryWriterContract, IDisposable
{
    readonly SqliteFile _file = new();

    protected override IEntryStore Store => _file.Entries;

    public void Dispose() => _file.Dispose();
}
