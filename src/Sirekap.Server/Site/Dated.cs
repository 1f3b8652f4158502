namespace Sirekap.Server.Site;

/// <summary>When a checkpoint was published, as far as somebody can say: a checkpoint itself bears no time.</summary>
/// <param name="At">The time.</param>
/// <param name="By">Whose time it is.</param>
public sealed record Dated(DateTimeOffset At, DatedBy By);

/// <summary>Whose time a time is.</summary>
public enum DatedBy
{
    /// <summary>The server's that signed the checkpoint: since then it serves it.</summary>
    Log,

    /// <summary>The witnesses': the latest signed time at which one of them has cosigned it.</summary>
    Witnesses,

    /// <summary>The mirror's own: then it had taken in all that the checkpoint covers. It may have been published long before.</summary>
    Mirror,
}
