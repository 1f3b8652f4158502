using Sirekap.Cli.Client;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Cli.Rehearsal;

/// <summary>A way into the log.</summary>
internal interface IEntryDoor
{
    /// <summary>Whether entries that are sent without waiting arrive in the order of the calls.</summary>
    bool KeepsOrder { get; }

    /// <summary>Sends an entry and returns its log index when it is durable.</summary>
    /// <exception cref="IntakeRefusedException">The count refuses it.</exception>
    Task<long> SendAsync(SignedEntry entry, CancellationToken cancellation);
}

/// <summary>Straight to the one writer of the log: signature check, rules, group commit, and no network.</summary>
internal sealed class WriterDoor(EntryWriter writer) : IEntryDoor
{
    public bool KeepsOrder => true;

    public async Task<long> SendAsync(SignedEntry entry, CancellationToken cancellation) => await writer.AppendAsync(entry.Bytes, cancellation) switch
    {
        AppendOutcome.Stored stored => stored.Index,
        AppendOutcome.Known known => known.Index,
        AppendOutcome.Refused { Refusal: var refusal } => throw new IntakeRefusedException(refusal.Code, refusal.Sentence),
        var outcome => throw new InvalidOperationException($"The log answered with {outcome}."),
    };
}

/// <summary>As a phone sends: over HTTP.</summary>
internal sealed class HttpDoor(IntakeClient client) : IEntryDoor
{
    public bool KeepsOrder => false;

    public Task<long> SendAsync(SignedEntry entry, CancellationToken cancellation) => client.SendAsync(entry, cancellation);
}
