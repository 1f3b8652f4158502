using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Reports;

/// <summary>Gives out challenges and takes each back once. All servers of a log share one secret and one list of what is used.</summary>
internal sealed class ReportMint(IRecordStore records, ReportOptions options, TimeProvider clock)
{
    private const string SecretKind = "report-secret", OnlySecret = "1", UsedKind = "report-used";
    private const int SecretBytes = 32;

    private byte[]? _secret;

    public async Task<string> GiveAsync(string station, string contest, CancellationToken cancellation) =>
        ReportChallenge.Issue(station, contest, new(clock.GetUtcNow()), await SecretAsync(cancellation));

    /// <summary>Judges a challenge and its proof; uses nothing up.</summary>
    /// <exception cref="RefusedException">It does not let a report about this station in.</exception>
    public async Task<(ReportChallenge Challenge, ReportEffort Effort)> JudgeAsync(ReportDraft draft, string station, string contest, CancellationToken cancellation)
    {
        var challenge = ReportChallenge.Read(draft.Challenge, await SecretAsync(cancellation));
        if (challenge.Station != station || challenge.Contest != contest)
            throw new RefusedException("challenge-unknown", $"This form was given out for station {challenge.Station}: open that of station {station}.");
        var age = clock.GetUtcNow() - challenge.Given.Moment;
        if (age > TimeSpan.FromMinutes(options.FormMinutes))
            throw new RefusedException("challenge-expired", $"This form has been open for more than {options.FormMinutes} minutes: send it again from the page as it is now.");
        if (draft.Proof.Length > 0)
        {
            return ProofOfWork.BitsOf(challenge.Mark, draft.Proof) is var bits && bits >= options.WorkBits
                ? (challenge, new(bits))
                : throw new RefusedException("work-missing", "The proof of work does not fit the form: send it again from the page as it is now.");
        }

        return age >= TimeSpan.FromSeconds(options.WaitSeconds)
            ? (challenge, ReportEffort.Waiting)
            : throw new RefusedException("too-early", $"Without a script the form can be sent {options.WaitSeconds} seconds after it was opened: wait a little and send it again.");
    }

    /// <summary>Uses a challenge up; false where somebody has.</summary>
    public ValueTask<bool> TryUseAsync(ReportChallenge challenge) => records.TryPutAsync(UsedKind, challenge.Name, 0, ReadOnlyMemory<byte>.Empty, CancellationToken.None);

    private async ValueTask<byte[]> SecretAsync(CancellationToken cancellation)
    {
        if (_secret is null)
        {
            await records.TryPutAsync(SecretKind, OnlySecret, 0, RandomNumberGenerator.GetBytes(SecretBytes), cancellation);
            _secret = (await records.FindAsync(SecretKind, OnlySecret, cancellation))!.Value;
        }

        return _secret;
    }
}

/// <summary>What somebody has given for a report.</summary>
/// <param name="Bits">Computing time, as the zero bits that it found; null for waiting.</param>
internal readonly record struct ReportEffort(int? Bits)
{
    /// <summary>Waiting.</summary>
    public static ReportEffort Waiting => new(null);
}
