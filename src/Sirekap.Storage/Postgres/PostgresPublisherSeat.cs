using Npgsql;

namespace Sirekap.Storage;

/// <summary>
/// The publisher's seat as an advisory lock of a session. The session shows every half second that it lives; when it has
/// not for three seconds (killed, stopped, cut off), the database ends it, and the next server that asks has the seat.
/// </summary>
public sealed class PostgresPublisherSeat : IPublisherSeat, IAsyncDisposable
{
    const int AnswerSeconds = 2;

    static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(500);

    readonly PostgresDatabase _database;
    readonly CancellationTokenSource _ending = new();
    Task _running = Task.CompletedTask;
    NpgsqlConnection? _session;
    volatile bool _isHeld;

    PostgresPublisherSeat(PostgresDatabase database) => _database = database;

    /// <inheritdoc/>
    public bool IsHeld => _isHeld;

    /// <inheritdoc/>
    public bool CanBeTaken => true;

    /// <summary>Tries to take the seat, and goes on trying until disposed.</summary>
    public static async Task<PostgresPublisherSeat> StartAsync(PostgresDatabase database)
    {
        var seat = new PostgresPublisherSeat(database);
        await seat.BeatAsync();
        seat._running = Task.Run(seat.RunAsync, CancellationToken.None);
        return seat;
    }

    /// <summary>Gives the seat up.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await LeaveAsync();
        _ending.Dispose();
    }

    async Task RunAsync()
    {
        while (true)
        {
            await Task.Delay(s_beat, _ending.Token);
            await BeatAsync();
        }
    }

    async Task BeatAsync()
    {
        try
        {
            _session ??= await _database.OpenSessionAsync(_ending.Token);
            await using var command = _session.Command(_isHeld ? "SELECT true" : $"SELECT pg_try_advisory_lock({PostgresLocks.Publish})");
            command.CommandTimeout = AnswerSeconds;
            _isHeld = await command.ExecuteScalarAsync(_ending.Token) is true;
        }
        catch (Exception) when (!_ending.IsCancellationRequested)
        {
            // Whatever it was, the seat may have gone with the session; the next beat begins a new one.
            await LeaveAsync();
        }
    }

    async Task LeaveAsync()
    {
        _isHeld = false;
        if (_session is { } session)
            await session.DisposeAsync();
        _session = null;
    }
}
