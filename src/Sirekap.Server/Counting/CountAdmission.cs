using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Storage;
using Refusal = Sirekap.Storage.Refusal;

namespace Sirekap.Server.Counting;

/// <summary>
/// Lets an entry into the log only if the count takes it. What the fold would ignore is refused here, with the same reason.
/// Called by the one writer of the log, in log order.
/// </summary>
/// <param name="live">The count.</param>
/// <param name="clock">The one thing that the fold has not: by it a takedown is not from the future.</param>
public sealed class CountAdmission(LiveCount live, TimeProvider clock) : IAdmission
{
    /// <summary>How far a signer's clock may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private Count? _group;
    private long _lastAdmitted;

    /// <inheritdoc/>
    public Refusal? Admit(long index, ReadOnlyMemory<byte> entry) => Admit(index, live.Prepare(entry));

    /// <inheritdoc/>
    public Func<long, Refusal?> Prepare(ReadOnlyMemory<byte> entry)
    {
        var prepared = live.Prepare(entry);
        return index => Admit(index, prepared);
    }

    /// <inheritdoc/>
    public void Committed(long index, ReadOnlyMemory<byte> entry)
    {
        if (index != _lastAdmitted)
            return;
        _group = null;
        live.CloseGroup();
    }

    /// <inheritdoc/>
    public void Follow(long index, ReadOnlyMemory<byte> entry)
    {
        var count = live.OpenGroup();
        try
        {
            count.Apply(index, entry);
        }
        finally
        {
            live.CloseGroup();
        }
    }

    private Refusal? Admit(long index, PreparedEntry prepared)
    {
        if (prepared.Entry is not { } signed)
            return new(prepared.Unreadable!.Code, prepared.Unreadable.Sentence);
        // How long a takedown lasts is measured from the time that it claims.
        if (signed.Statement is TakedownStatement { At: var at } && at.Moment > clock.GetUtcNow() + Ahead)
            return new("expiry-out-of-bounds", $"The takedown claims to be signed at {at}, more than a day from now: set the clock, and sign it again.");
        var count = _group ?? live.OpenGroup();
        if (count.TryApply(index, signed) is { } refusal)
        {
            if (_group is null)
                live.CloseGroup();
            return new(refusal.Code, refusal.Sentence);
        }

        (_group, _lastAdmitted) = (count, index);
        return null;
    }
}
