using System.Collections.Immutable;

namespace Sirekap.Log;

/// <summary>
/// Whom a verifier trusts: which logs, which witnesses, and how many of these must have cosigned. C2SP tlog-policy.
/// </summary>
public sealed class LogPolicy
{
    readonly Quorum _quorum;

    internal LogPolicy(ImmutableArray<PolicyLog> logs, ImmutableArray<PolicyWitness> witnesses, Quorum quorum) =>
        (Logs, Witnesses, _quorum) = (logs, witnesses, quorum);

    /// <summary>The logs, in the order of the file; a checkpoint of any of them will do.</summary>
    public ImmutableArray<PolicyLog> Logs { get; }

    /// <summary>The witnesses, in the order of the file.</summary>
    public ImmutableArray<PolicyWitness> Witnesses { get; }

    /// <summary>Reads a policy file.</summary>
    /// <exception cref="LogDataException">The file is malformed; the message names the line.</exception>
    public static LogPolicy Parse(ReadOnlySpan<byte> file) => new PolicyReader().Read(file);

    /// <summary>The policy that trusts one log without any witness.</summary>
    public static LogPolicy OfLog(NoteVerifier log) => Of(log, []);

    /// <summary>A policy that knows a log and its witnesses, and asks none of these to have signed.</summary>
    public static LogPolicy Of(NoteVerifier log, IEnumerable<CosignatureVerifier> witnesses) =>
        new([new PolicyLog(log, null)], [.. witnesses.Select(key => new PolicyWitness(key.Name, key, null))], Quorum.None);

    /// <summary>The same witnesses and quorum for one log that is known otherwise, by one key or by any of several.</summary>
    public LogPolicy For(params IEnumerable<NoteVerifier> keys) => new([.. keys.Select(key => new PolicyLog(key, null))], Witnesses, _quorum);

    /// <summary>The same logs and witnesses, of whom none need have signed.</summary>
    public LogPolicy WithoutQuorum() => new(Logs, Witnesses, Quorum.None);

    /// <summary>Reads a checkpoint that this policy trusts.</summary>
    /// <exception cref="LogDataException">
    /// The note is malformed, of none of the logs, or not cosigned by a quorum; or a known key's signature on it is wrong.
    /// </exception>
    public SignedCheckpoint Open(ReadOnlySpan<byte> note)
    {
        if (Logs.IsEmpty)
            throw new LogDataException("The policy names no log, so no checkpoint can be trusted.");
        var checkpoint = SignedCheckpoint.Open(note, [.. Logs.Select(log => log.Key)], [.. Witnesses.Select(witness => witness.Key)]);
        return IsMetBy(checkpoint) ? checkpoint : throw new LogDataException(Shortfall(checkpoint));
    }

    /// <summary>Whether the checked cosignatures of a checkpoint are a quorum. Those with a time of zero do not count.</summary>
    public bool IsMetBy(SignedCheckpoint checkpoint) => _quorum.IsMetBy(WitnessesOf(checkpoint));

    string Shortfall(SignedCheckpoint checkpoint)
    {
        var signed = WitnessesOf(checkpoint);
        var names = Witnesses.Where(witness => signed.Contains(witness.Key)).Select(witness => witness.Name).ToList();
        var who = names.Count == 0 ? "none" : string.Join(", ", names);
        return $"The checkpoint of {checkpoint.Size} entries is cosigned by {names.Count} of {Witnesses.Length} witnesses ({who}); that is not the quorum \"{_quorum.Name}\" of the policy.";
    }

    static HashSet<CosignatureVerifier> WitnessesOf(SignedCheckpoint checkpoint) =>
        [.. checkpoint.Cosignatures.Where(cosignature => cosignature.Time > 0).Select(cosignature => cosignature.Key)];
}

/// <summary>A log that a policy trusts.</summary>
/// <param name="Key">Its key, named after its origin.</param>
/// <param name="Url">Where it may be reached; null when the file does not say.</param>
public sealed record PolicyLog(NoteVerifier Key, string? Url);

/// <summary>A witness that a policy knows.</summary>
/// <param name="Name">Its name in the file; it means nothing outside.</param>
/// <param name="Key">Its key.</param>
/// <param name="Url">Where it takes checkpoints, without the final <c>/add-checkpoint</c>; null when the file does not say.</param>
public sealed record PolicyWitness(string Name, CosignatureVerifier Key, string? Url);
