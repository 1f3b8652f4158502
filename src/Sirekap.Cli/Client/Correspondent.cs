using Sirekap.Election.Statements;

namespace Sirekap.Cli.Client;

/// <summary>One key that sends statements to a server, one after another, with rising sequence numbers.</summary>
public sealed class Correspondent(IntakeClient client, ISigner signer, string election, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Whether the log knows the key.</summary>
    public async Task<bool> IsEnrolledAsync(CancellationToken cancellation) =>
        await client.NextSequenceAsync(signer.Key, cancellation) is not null;

    /// <summary>How many statements of this key the log holds, as far as its sequence numbers tell.</summary>
    public async Task<long> SentAsync(CancellationToken cancellation) =>
        (await client.NextSequenceAsync(signer.Key, cancellation) ?? 1) - 1;

    /// <summary>Signs and sends.</summary>
    /// <param name="state">Makes the statement from election, time and sequence number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The log index.</returns>
    /// <exception cref="IntakeRefusedException">The server refuses it.</exception>
    public async Task<long> SendAsync(Func<string, StatementTime, long, Statement> state, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var sequence = await client.NextSequenceAsync(signer.Key, cancellation) ?? 1;
            return await client.SendAsync(
                SignedEntry.Sign(state(election, new(clock.GetUtcNow()), sequence), signer), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
