namespace Sirekap.Election.Statements.Kinds;

/// <summary>Closes the log: nothing that comes after it counts. Signed by the root.</summary>
public sealed record CloseStatement : Statement
{
    internal const string Name = "close";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    internal static CloseStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Reason = members.Text("reason"),
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members) => members.Set("reason", Reason);
}
