using System.Globalization;
using Npgsql;

namespace Sirekap.Storage;

/// <summary>Hears from the database when any server has appended, and asks once a second in case it was not heard.</summary>
sealed class PostgresBell : IAsyncDisposable
{
    const string Channel = "sirekap_entries";

    static readonly TimeSpan s_ask = TimeSpan.FromSeconds(1);

    readonly PostgresDatabase _database;
    readonly Growth _growth;
    readonly CancellationTokenSource _ending = new();
    readonly Task _running;

    public PostgresBell(PostgresDatabase database, Growth growth)
    {
        (_database, _growth) = (database, growth);
        _running = Task.Run(RunAsync);
    }

    /// <summary>The command, within the transaction that appends, that tells all servers the new number of entries.</summary>
    public static NpgsqlBatchCommand Ring(long count) =>
        new($"SELECT pg_notify('{Channel}', $1)") { Parameters = { new() { Value = count.ToString(CultureInfo.InvariantCulture) } } };

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    async Task RunAsync()
    {
        while (true)
        {
            try
            {
                await ListenAsync();
            }
            catch (Exception) when (!_ending.IsCancellationRequested)
            {
                // The bell only saves time: appending and reading meet the same trouble, and tell it.
                await Task.Delay(s_ask, _ending.Token);
            }
        }
    }

    async Task ListenAsync()
    {
        await using var connection = await _database.ConnectAsync(_ending.Token);
        connection.Notification += (_, heard) => _growth.RaiseTo(long.Parse(heard.Payload, CultureInfo.InvariantCulture));
        await connection.ExecuteAsync("LISTEN " + Channel, _ending.Token);
        while (true)
        {
            await using (var count = connection.Command(PostgresEntryStore.CountSql))
                _growth.RaiseTo((long)(await count.ExecuteScalarAsync(_ending.Token))!);
            await connection.WaitAsync(s_ask, _ending.Token);
        }
    }
}
