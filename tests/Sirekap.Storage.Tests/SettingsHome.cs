using Sirekap.Storage.Tests.Postgres;
using Sirekap.Storage.Tests.Sqlite;

namespace Sirekap.Storage.Tests;

/// <summary>Settings in a database of their own, and as another process would find them after a restart.</summary>
public sealed class SettingsHome : IAsyncDisposable
{
    readonly Func<Task<ISettings>> _reopen;
    readonly Func<ValueTask> _close;

    SettingsHome(ISettings settings, Func<Task<ISettings>> reopen, Func<ValueTask> close) => (Settings, _reopen, _close) = (settings, reopen, close);

    /// <summary>The settings as they are open now.</summary>
    public ISettings Settings { get; private set; }

    public static Task<SettingsHome> SqliteAsync()
    {
        var file = new SqliteFile();
        return Task.FromResult(new SettingsHome(new SqliteSettings(file.Database), ReopenAsync, CloseAsync));

        Task<ISettings> ReopenAsync()
        {
            file.Reopen();
            return Task.FromResult<ISettings>(new SqliteSettings(file.Database));
        }

        ValueTask CloseAsync()
        {
            file.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    public static async Task<SettingsHome> PostgresAsync()
    {
        var log = await PostgresLog.MakeAsync();
        return new(new PostgresSettings(log.Database), async () => new PostgresSettings((await log.OpenAsync()).Database), log.DisposeAsync);
    }

    public async Task<ISettings> ReopenAsync() => Settings = await _reopen();

    public ValueTask DisposeAsync() => _close();
}

/// <summary>Tests over settings that are empty at the start of each.</summary>
public abstract class SettingsTests(Func<Task<SettingsHome>> open) : IAsyncLifetime
{
    SettingsHome _home = null!;

    protected ISettings Settings => _home.Settings;

    public async ValueTask InitializeAsync() => _home = await open();

    public async ValueTask DisposeAsync()
    {
        if (_home is not null)
            await _home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<ISettings> ReopenAsync() => _home.ReopenAsync();
}
