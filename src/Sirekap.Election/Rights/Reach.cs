namespace Sirekap.Election.Rights;

/// <summary>Where a right holds, seen from the region (or station) for which its holder was enrolled.</summary>
public enum Reach
{
    /// <summary>There and everywhere below.</summary>
    Within,

    /// <summary>Just there.</summary>
    Own,

    /// <summary>In the regions directly below it.</summary>
    Directly,

    /// <summary>Below it, and not there itself.</summary>
    Below,

    /// <summary>There and everywhere below, for whoever is enrolled for a province or the nation.</summary>
    Upper,
}
