using Sirekap.Election.Statements;

namespace Sirekap.Cli.Rehearsal;

/// <summary>One key that signs statement after statement without asking the server for its next number.</summary>
internal sealed class Pen(ISigner signer, IEntryDoor door, string election, TimeProvider clock, long next) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private long _next = next;

    /// <summary>Signs and sends; returns the log index when the statement is durable.</summary>
    /// <param name="state">Makes the statement from election, time and sequence number.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<long> SignAsync(Func<string, StatementTime, long, Statement> state, CancellationToken cancellation)
    {
        Task<long> sent;
        await _turn.WaitAsync(cancellation);
        try
        {
            sent = door.SendAsync(SignedEntry.Sign(state(election, new(clock.GetUtcNow()), _next++), signer), cancellation);
            // The numbers of a key must rise in the log's order.
            if (!door.KeepsOrder)
                await sent;
        }
        finally
        {
            _turn.Release();
        }

        return await sent;
    }

    public void Dispose() => _turn.Dispose();
}
