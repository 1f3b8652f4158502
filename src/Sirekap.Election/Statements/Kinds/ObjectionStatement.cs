namespace Sirekap.Election.Statements.Kinds;

/// <summary>An objection (keberatan) to a form, or the answer to one.</summary>
public sealed record ObjectionStatement : Statement
{
    internal const string Name = "objection";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The objection, or its answer.</summary>
    public required string Text { get; init; }

    /// <summary>The log index of the objection that this answers; null when this raises one.</summary>
    public long? Answers { get; init; }

    internal static ObjectionStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Station = members.Text("station"),
        Contest = members.Text("contest"),
        Text = members.Text("text", 1000),
        Answers = members.OptionalInteger("answers", 0, long.MaxValue),
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members) =>
        members.Set("station", Station).Set("contest", Contest).Set("text", Text).Set("answers", Answers);
}
