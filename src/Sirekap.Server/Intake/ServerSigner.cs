using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Storage;

namespace Sirekap.Server.Intake;

/// <summary>Appends statements that this server signs itself, one at a time, so that their sequence numbers rise in the log's order.</summary>
public sealed class ServerSigner(ISigner signer, LiveCount live, EntryWriter writer, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The key that signs.</summary>
    public KeyId Key => signer.Key;

    /// <summary>Whether the log knows the key, and has not revoked it.</summary>
    public bool IsEnrolled => live.Read(count => count.NextSequence(signer.Key)) is not null;

    /// <summary>Why the fold would not take a statement now; null if it would.</summary>
    /// <param name="state">Makes the statement from its time and sequence number.</param>
    /// <exception cref="InvalidOperationException">The key is not enrolled, or revoked.</exception>
    public Election.Statements.Refusal? Foresee(Func<StatementTime, long, Statement> state) =>
        live.Read(count => count.Foresee(state(new(clock.GetUtcNow()), SequenceIn(count)), signer.Key));

    /// <summary>Signs and appends; returns when the statement's fate is durable.</summary>
    /// <param name="state">Makes the statement from its time and sequence number.</param>
    /// <param name="cancellation">Gives up waiting for the turn.</param>
    /// <exception cref="InvalidOperationException">The key is not enrolled, or revoked.</exception>
    public async Task<AppendOutcome> AppendAsync(Func<StatementTime, long, Statement> state, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var sequence = live.Read(SequenceIn);
            var entry = SignedEntry.Sign(state(new(clock.GetUtcNow()), sequence), signer);
            // Not given up half-way: the next statement must not take the same number.
            return await writer.AppendAsync(entry.Bytes, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private long SequenceIn(Count count) => count.NextSequence(signer.Key) ?? throw new InvalidOperationException(
        $"The server's key {signer.Key} is not enrolled in the log, or is revoked: enrol it with the root key.");
}
