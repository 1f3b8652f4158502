using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Sirekap.Storage;

/// <summary>
/// Shares of work as advisory locks of one session. The session shows every half second that it lives; when it has not for three
/// seconds (killed, stopped, cut off), the database ends it, and with it every claim. Safe for use by several threads.
/// </summary>
public sealed class PostgresShares(PostgresDatabase database) : IWorkShares, IAsyncDisposable
{
    const int AnswerSeconds = 2;

    static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(500);

    readonly SemaphoreSlim _turn = new(1);
    readonly CancellationTokenSource _ending = new();

    // What this session holds. PostgreSQL would give a session the same lock twice.
    readonly HashSet<int> _held = [];
    NpgsqlConnection? _session;
    Task _beating = Task.CompletedTask;

    /// <inheritdoc/>
    public bool HasOthers => true;

    /// <inheritdoc/>
    /// <remarks>Null, too, while the database does not answer: whoever has the work cannot be told then.</remarks>
    public async ValueTask<IAsyncDisposable?> TryClaimAsync(string work, CancellationToken cancellation = default)
    {
        var number = NumberOf(work);
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_held.Contains(number) || !await TryLockAsync(number))
                return null;
            _held.Add(number);
            return new Claim(this, _session!, number);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives up every claim.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _turn.WaitAsync();
        await LeaveAsync();
        _turn.Release();
        _ending.Dispose();
    }

    // Two works of the same number are done one after the other; that is all.
    internal static int NumberOf(string work) => BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(work)));

    async Task<bool> TryLockAsync(int number)
    {
        _ending.Token.ThrowIfCancellationRequested();
        try
        {
            if (_session is null)
            {
                _session = await database.OpenSessionAsync(_ending.Token);
                if (_beating.IsCompleted)
                    _beating = Task.Run(BeatAsync, CancellationToken.None);
            }

            return await AskAsync($"SELECT pg_try_advisory_lock({PostgresLocks.Work}, {number})");
        }
        catch (Exception) when (!_ending.IsCancellationRequested)
        {
            await LeaveAsync();
            return false;
        }
    }

    async Task GiveBackAsync(NpgsqlConnection session, int number)
    {
        await _turn.WaitAsync();
        try
        {
            // With another session since, the claim has gone already.
            if (ReferenceEquals(session, _session) && _held.Remove(number))
                await AskAsync($"SELECT pg_advisory_unlock({PostgresLocks.Work}, {number})");
        }
        catch (Exception) when (!_ending.IsCancellationRequested)
        {
            await LeaveAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task BeatAsync()
    {
        while (true)
        {
            await Task.Delay(s_beat, _ending.Token);
            await _turn.WaitAsync(_ending.Token);
            try
            {
                if (_session is not null)
                    await AskAsync("SELECT true");
            }
            catch (Exception) when (!_ending.IsCancellationRequested)
            {
                await LeaveAsync();
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    // Not cancellable in the middle: the answer says who holds the lock.
    async Task<bool> AskAsync(string sql)
    {
        await using var command = _session!.Command(sql);
        command.CommandTimeout = AnswerSeconds;
        return await command.ExecuteScalarAsync(CancellationToken.None) is true;
    }

    async Task LeaveAsync()
    {
        _held.Clear();
        if (_session is { } session)
            await session.DisposeAsync();
        _session = null;
    }

    sealed class Claim(PostgresShares shares, NpgsqlConnection session, int number) : IAsyncDisposable
    {
        int _isGivenBack;

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
                await shares.GiveBackAsync(session, number);
        }
    }
}
