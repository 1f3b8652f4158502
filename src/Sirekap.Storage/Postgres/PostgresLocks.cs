namespace Sirekap.Storage;

/// <summary>The advisory locks of a database, which holds one log. The numbers are ours alone and never change.</summary>
static class PostgresLocks
{
    /// <summary>Held by a transaction that hands out indexes.</summary>
    public const long Append = 0x53_52_4B_50_01;

    /// <summary>Held by the session of the one server that publishes.</summary>
    public const long Publish = 0x53_52_4B_50_02;

    /// <summary>Held by a transaction that changes tables.</summary>
    public const long Migration = 0x53_52_4B_50_03;

    /// <summary>With the number of a piece of work: held by the session of the server that does it. A pair of numbers is never one of the above.</summary>
    public const int Work = 0x53_52_4B_57;
}
