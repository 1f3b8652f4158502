using Npgsql;

namespace Sirekap.Storage;

/// <summary>One transaction that writes. What it commits is on the disk and on the standbys, or its commit throws.</summary>
sealed class PostgresWrite : IAsyncDisposable
{
    readonly NpgsqlTransaction _transaction;
    readonly bool _closeConnection;
    string? _warning;

    PostgresWrite(NpgsqlConnection connection, NpgsqlTransaction transaction, bool closeConnection)
    {
        (Connection, _transaction, _closeConnection) = (connection, transaction, closeConnection);
        connection.Notice += Hear;
    }

    public NpgsqlConnection Connection { get; }

    public static async ValueTask<PostgresWrite> BeginAsync(NpgsqlConnection connection, bool closeConnection, CancellationToken cancellation) =>
        new(connection, await connection.BeginTransactionAsync(cancellation), closeConnection);

    /// <summary>Not cancellable: once asked, the database may have committed whatever it answers.</summary>
    public async ValueTask CommitAsync()
    {
        await _transaction.CommitAsync(CancellationToken.None);
        // Who gives up waiting for a standby gets a success with a warning: the commit may be lost in a fail-over.
        if (_warning is not null)
            throw new UncertainCommitException(_warning);
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Notice -= Hear;
        try
        {
            await _transaction.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the transaction with it; whoever needed it has heard already.
        }
        if (_closeConnection)
            await Connection.DisposeAsync();
    }

    void Hear(object sender, NpgsqlNoticeEventArgs heard)
    {
        if (heard.Notice.InvariantSeverity == "WARNING")
            _warning = heard.Notice.MessageText;
    }
}

/// <summary>The database committed, but not as safely as it should have.</summary>
sealed class UncertainCommitException(string warning) : Exception($"the database committed with a warning, and the entries may not be safe: {warning}.");
