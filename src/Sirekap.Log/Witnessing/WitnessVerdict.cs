namespace Sirekap.Log;

/// <summary>What a witness decides about a request to cosign: C2SP tlog-witness. Nothing is remembered or signed here.</summary>
/// <param name="Status">The HTTP status: 200, 400, 403, 404, 409 or 422.</param>
/// <param name="Sentence">What is wrong, in words; for 200, what is right.</param>
public sealed record WitnessVerdict(int Status, string Sentence)
{
    /// <summary>
    /// With 200: the checkpoint to remember and to cosign, without the signature lines of strangers. Remember it, durably and
    /// only if <see cref="Last"/> is still the last, before the cosignature leaves the house.
    /// </summary>
    public SignedCheckpoint? Accepted { get; private init; }

    /// <summary>With 200, 409 and 422: the last state of the log that the witness has cosigned.</summary>
    public TreeHead Last { get; private init; }

    /// <summary>Judges a request.</summary>
    /// <param name="body">The request as it came in.</param>
    /// <param name="logs">The keys of the logs that this witness watches, each named after its origin; a log may have several.</param>
    /// <param name="lastOf">
    /// The last state cosigned of a log with a given origin, or <see cref="TreeHead.Empty"/>; asked only once the log's
    /// signature is checked.
    /// </param>
    public static WitnessVerdict On(ReadOnlySpan<byte> body, IEnumerable<NoteVerifier> logs, Func<string, TreeHead> lastOf)
    {
        AddCheckpoint request;
        Checkpoint claimed;
        try
        {
            request = AddCheckpoint.Parse(body);
            claimed = Checkpoint.ParseAnyRoot(UnverifiedNote.Parse(request.CheckpointNote.Span).Text);
        }
        catch (LogDataException malformed)
        {
            return new(400, malformed.Message);
        }
        var keys = logs.Where(log => log.Name == claimed.Origin).ToArray();
        if (keys is [])
            return new(404, "This witness does not watch a log of that origin.");
        return SignatureProblem(request, keys) is { } problem ? new(403, problem) : On(request, claimed, keys, lastOf(claimed.Origin));
    }

    // The claim is the log's own from here on: its signature is checked.
    static WitnessVerdict On(AddCheckpoint request, Checkpoint claimed, NoteVerifier[] keys, TreeHead last)
    {
        if (request.OldSize > claimed.Size)
            return new(400, $"The old size {request.OldSize} is larger than the checkpoint's {claimed.Size}.");
        if (request.OldSize != last.Size)
            return new(409, $"The last checkpoint cosigned here covers {last.Size} entries, not {request.OldSize}.") { Last = last };
        return new ConsistencyProof(last.Size, claimed.Size, request.Proof).Proves(last.Root, claimed.Root)
            ? new(200, $"Cosigned at {claimed.Size} entries.") { Accepted = SignedCheckpoint.Open(request.CheckpointNote.Span, keys, []).WithoutStrangers(), Last = last }
            : new(422, $"The proof does not lead from the {last.Size} entries cosigned last to the checkpoint of {claimed.Size}.") { Last = last };
    }

    static string? SignatureProblem(AddCheckpoint request, NoteVerifier[] keys)
    {
        try
        {
            SignedNote.Open(request.CheckpointNote.Span, keys);
            return null;
        }
        catch (LogDataException problem)
        {
            return problem.Message;
        }
    }
}
