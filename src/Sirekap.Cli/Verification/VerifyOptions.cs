namespace Sirekap.Cli.Verification;

/// <summary>What the person who checks decides.</summary>
internal sealed record VerifyOptions
{
    /// <summary>The log's verifier key; null takes the one that the source itself names.</summary>
    public string? LogKey { get; init; }

    /// <summary>A tlog-policy file: which witnesses must have cosigned, and which logs are trusted if it names any; null asks for none.</summary>
    public string? Policy { get; init; }

    /// <summary>The id of the election's root key; null takes the one in the log's first entry.</summary>
    public string? RootKey { get; init; }

    /// <summary>A site, folder or checkpoint file of the log that this one continues; null leaves that unchecked.</summary>
    public string? After { get; init; }

    /// <summary>The verifier key of that log; null takes the one beside its checkpoint.</summary>
    public string? AfterKey { get; init; }

    /// <summary>The folder of the election's data files.</summary>
    public required string Election { get; init; }

    /// <summary>Whether to fetch every public picture and read it again.</summary>
    public bool Photos { get; init; }

    /// <summary>The digit reader's weights, for reading pictures again; null leaves that out.</summary>
    public string? Model { get; init; }

    /// <summary>Whether to compare every published file rather than a sample of the untouched ones.</summary>
    public bool All { get; init; }

    /// <summary>A file, or a folder of files, that opens sealed places of endpoints, named by the log index of the attestation; null opens none.</summary>
    public string? Openings { get; init; }

    /// <summary>How many touched regions, and how many touched stations, to take at most; null takes all of them.</summary>
    public int? AtMost { get; init; }

    /// <summary>How many untouched regions and stations to take.</summary>
    public int Sample { get; init; } = 100;

    /// <summary>Which ones.</summary>
    public int Seed { get; init; }
}
