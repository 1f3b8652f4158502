namespace Sirekap.Election.Statements.Kinds;

/// <summary>An objection (keberatan) to a form or to a tier's recapitulation, or the answer to one. It names either a station or a region.</summary>
public sealed record ObjectionStatement : Statement
{
    internal const string Name = "objection";

    /// <summary>The longest text, in characters.</summary>
    public const int MostText = 1000;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code; null where the objection is to a tier.</summary>
    public string? Station { get; init; }

    /// <summary>The code of the tier's region; null where the objection is to a station's form.</summary>
    public string? Region { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The objection, or its answer.</summary>
    public required string Text { get; init; }

    /// <summary>The log index of the objection that this answers; null when this raises one.</summary>
    public long? Answers { get; init; }

    internal static ObjectionStatement Read(StatementHead head, CanonicalObject members)
    {
        var statement = new ObjectionStatement
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Station = members.OptionalText("station"),
            Region = members.OptionalText("region"),
            Contest = members.Text("contest"),
            Text = members.Text("text", MostText),
            Answers = members.OptionalInteger("answers", 0, long.MaxValue),
        };
        return (statement.Station, statement.Region) switch
        {
            (null, null) => throw new RefusedException("missing-field", "The field \"station\" is missing, or \"region\" where the objection is to a tier."),
            ({ }, { }) => throw new RefusedException("malformed", "An objection is to a station or to a region, not to both."),
            _ => statement,
        };
    }

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members) =>
        members.Set("station", Station).Set("region", Region).Set("contest", Contest).Set("text", Text).Set("answers", Answers);
}
