namespace Sirekap.Server.Site;

/// <summary>What a mirror says of the site that it follows.</summary>
/// <param name="Origin">The address of that site.</param>
/// <param name="State">How the two stand.</param>
/// <param name="Size">The size of the newest checkpoint that the origin showed; null before the first.</param>
/// <param name="SeenAt">When the origin last answered; null before the first time.</param>
public sealed record MirrorNote(string Origin, MirrorState State, long? Size, DateTimeOffset? SeenAt)
{
    /// <summary>Where the mirror stands by its operator's word, ISO 3166; null where nothing was said.</summary>
    public string? Country { get; init; }
}

/// <summary>How a mirror and its origin stand.</summary>
public enum MirrorState
{
    /// <summary>The mirror serves all that the origin signed, as far as it showed it.</summary>
    Agrees,

    /// <summary>The mirror is taking in what is new.</summary>
    CatchingUp,

    /// <summary>The origin does not answer, shows an earlier state, or serves files that are not those it signed. The mirror goes on with what it has.</summary>
    Silent,

    /// <summary>The origin signed a second history. The mirror keeps the first, and both checkpoints as evidence.</summary>
    Forked,
}
