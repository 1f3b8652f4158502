namespace Sirekap.Fuzz.Logs;

/// <summary>The targets of the log by name; apart from <see cref="LogTargets"/>, which needs the corpus.</summary>
public static class LogTargetNames
{
    /// <summary>Each with what its inputs are.</summary>
    public static IReadOnlyList<(string Name, string About)> All { get; } =
    [
        ("note", "Mutated signed notes with cosignatures"),
        ("checkpoint", "Mutated texts of checkpoints"),
        ("proof", "Mutated receipts (tlog-proof)"),
        ("receipt", "Mutated compact receipts"),
        ("policy", "Mutated policies of witnesses"),
        ("path", "Mutated addresses of tiles"),
        ("bundle", "Mutated bundles of entries"),
        ("tile", "Mutated tiles of hashes"),
        ("witness", "Mutated requests to a witness"),
        ("statement", "Mutated signed statements in canonical JSON"),
    ];
}
