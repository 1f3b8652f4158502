using Sirekap.Log;

namespace Sirekap.Witness;

/// <summary>
/// A witness at work: judges a request, signs, remembers, and only then hands the signatures out. Safe for use by several
/// threads; of two requests that build on the same state, one wins and the other is judged anew.
/// </summary>
/// <param name="book">What it must not forget.</param>
/// <param name="cosigners">Its keys.</param>
/// <param name="logs">The keys of the logs that it watches.</param>
/// <param name="clock">Gives the times of its signatures.</param>
public sealed class WitnessDesk(WitnessBook book, IReadOnlyList<Cosigner> cosigners, IReadOnlyList<NoteVerifier> logs, TimeProvider clock)
{
    readonly CosignatureVerifier[] _own = [.. cosigners.Select(cosigner => cosigner.Verifier)];

    /// <summary>The public halves of its keys.</summary>
    public IReadOnlyList<CosignatureVerifier> Keys => _own;

    /// <summary>The keys of the logs that it watches.</summary>
    public IReadOnlyList<NoteVerifier> Logs => logs;

    /// <summary>Answers one request.</summary>
    public WitnessAnswer Answer(ReadOnlySpan<byte> request)
    {
        while (true)
        {
            var verdict = WitnessVerdict.On(request, logs, book.LastOf);
            if (verdict.Accepted is not { } accepted)
                return new(verdict, verdict.Status == 409 ? AddCheckpoint.FormatSize(verdict.Last.Size) : verdict.Sentence + "\n");
            var time = TimeFor(accepted);
            var lines = string.Concat(cosigners.Select(cosigner => cosigner.Cosign(accepted, time)));
            if (book.TryMove(verdict.Last, accepted.With(System.Text.Encoding.UTF8.GetBytes(lines), _own), time.ToUnixTimeSeconds()))
                return new(verdict, lines);
        }
    }

    // A clock that was set back must not make a later state look older than an earlier one.
    DateTimeOffset TimeFor(SignedCheckpoint checkpoint)
    {
        var now = clock.GetUtcNow();
        return book.Of(checkpoint.Checkpoint.Origin) is { } last && last.Time > now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(last.Time) : now;
    }
}

/// <summary>What a witness answers.</summary>
/// <param name="Verdict">What it decided.</param>
/// <param name="Body">Signature lines with 200, the known size with 409, a sentence otherwise.</param>
public sealed record WitnessAnswer(WitnessVerdict Verdict, string Body);
