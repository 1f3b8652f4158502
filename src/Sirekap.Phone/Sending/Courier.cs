namespace Sirekap.Phone.Sending;

/// <summary>The rules by which parcels are sent. Pure: time and chance are given.</summary>
public static class Courier
{
    /// <summary>The first pause after a failure and the longest one, milliseconds.</summary>
    public const long FirstPause = 1_000, LongestPause = 300_000;

    private const int Doublings = 9;
    private const int Timeout = 408, TooEarly = 425, TooMany = 429, ServerFault = 500;

    /// <summary>What to do for a parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public static Errand Next(Parcel parcel, long now) =>
        parcel.Refusal is not null ? Errand.Person
        : IsDone(parcel) ? Errand.Done
        : parcel.NotBefore > now ? Errand.Wait
        : parcel.Index is null ? Errand.Statement
        : !parcel.Waiting.IsEmpty ? Errand.Picture
        : Errand.Receipt;

    /// <summary>The parcel after an errand.</summary>
    /// <param name="parcel">The parcel before.</param>
    /// <param name="errand">What was done.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <param name="chance">0 to 1: spreads the phones that failed at the same moment.</param>
    public static Parcel After(Parcel parcel, Errand errand, Outcome outcome, long now, double chance)
    {
        if (MayComeRight(outcome.Status))
            return Pause(parcel, outcome.RetryAfter, now, chance);
        var isTaken = outcome.Status is >= 200 and < 300;
        return errand switch
        {
            Errand.Statement when isTaken && outcome.Index is { } index =>
                Rested(parcel) with { Index = parcel.Index ?? index, Refusal = null, Proof = Learn(parcel.Proof, outcome.Proof) },
            Errand.Statement when parcel.Index is null && !isTaken => Rested(parcel) with { Refusal = outcome.Code ?? CodeOf(outcome.Status) },
            Errand.Picture when isTaken => Rested(parcel) with { Waiting = Rest(parcel) },
            // Cut off on the way, out of step, or this server has not heard of the statement yet: the same bytes again are right.
            Errand.Picture when outcome.Code is not ("hash-mismatch" or "upload-truncated" or "offset-mismatch" or "photo-not-announced") => Rested(parcel) with
            {
                Waiting = Rest(parcel),
                Rejected = parcel.Rejected.SetItem(parcel.Waiting[0], outcome.Code ?? CodeOf(outcome.Status)),
            },
            Errand.Receipt when isTaken && outcome.Proof != Proof.None => Rested(parcel) with { Proof = Learn(parcel.Proof, outcome.Proof) },
            _ => Pause(parcel, outcome.RetryAfter, now, chance),
        };
    }

    /// <summary>A person, or a network that is back, asks to try now: pauses end, and a refused statement is offered once more.</summary>
    public static Parcel Nudge(Parcel parcel) => parcel with { NotBefore = 0, Failures = 0, Refusal = null };

    private static bool IsDone(Parcel parcel) => parcel.Index is not null && parcel.Waiting.IsEmpty && parcel.Proof != Proof.None;

    /// <summary>No answer, or one that says "later".</summary>
    private static bool MayComeRight(int status) => status is 0 or Timeout or TooEarly or TooMany or >= ServerFault;

    /// <summary>A receipt that was found broken stays an alarm.</summary>
    private static Proof Learn(Proof known, Proof found) => known == Proof.None ? found : known;

    private static System.Collections.Immutable.ImmutableSortedSet<int> Rest(Parcel parcel) => parcel.Waiting.Remove(parcel.Waiting[0]);

    private static Parcel Rested(Parcel parcel) => parcel with { Failures = 0, NotBefore = 0 };

    private static Parcel Pause(Parcel parcel, long retryAfter, long now, double chance)
    {
        var longest = Math.Min(LongestPause, FirstPause << Math.Min(parcel.Failures, Doublings));
        var pause = (long)(longest * (0.5 + (0.5 * Math.Clamp(chance, 0, 1))));
        return parcel with { Failures = parcel.Failures + 1, NotBefore = now + Math.Max(pause, Math.Clamp(retryAfter, 0, LongestPause)) };
    }

    private static string CodeOf(int status) => FormattableString.Invariant($"http-{status}");
}
