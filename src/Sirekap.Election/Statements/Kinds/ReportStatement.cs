namespace Sirekap.Election.Statements.Kinds;

/// <summary>
/// A citizen's report that something about a form is wrong, or an official's answer to reports of one kind. Of a report only what is safe for
/// ever stands here; its words stay outside of the log, sealed by a digest.
/// </summary>
public sealed record ReportStatement : Statement
{
    internal const string Name = "report";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>What is wrong.</summary>
    public required ReportSubject Subject { get; init; }

    /// <summary>The field of the form that is meant; null for none in particular.</summary>
    public string? Field { get; init; }

    /// <summary>What is done.</summary>
    public required ReportAction Action { get; init; }

    internal static ReportStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Station = members.Text("station"),
        Contest = members.Text("contest"),
        Subject = Codes.Parse<ReportSubject>(members.Text("subject")),
        Field = members.OptionalText("field"),
        Action = ReportAction.Read(members),
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        members.Set("station", Station).Set("contest", Contest).Set("subject", Codes.Name(Subject)).Set("field", Field);
        Action.Write(members);
    }
}

/// <summary>What a report says is wrong.</summary>
public enum ReportSubject
{
    /// <summary>A figure is another one than the photograph shows.</summary>
    FigureDiffers,

    /// <summary>The photograph is of another station's form.</summary>
    OtherStation,

    /// <summary>The photograph cannot be read.</summary>
    Unreadable,

    /// <summary>Figures are added up wrongly.</summary>
    WrongSum,

    /// <summary>Something else.</summary>
    Other,
}
