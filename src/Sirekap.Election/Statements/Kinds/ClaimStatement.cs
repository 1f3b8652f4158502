using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Figures that somebody else published for a station: recorded and shown beside ours, never counted.</summary>
public sealed record ClaimStatement : Statement
{
    internal const string Name = "claim";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>Who published, such as <c>kpu</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The source's own version mark, such as KPU's <c>ts</c>; null where it gives none.</summary>
    public string? Version { get; init; }

    /// <summary>The SHA-256 of the payload that the figures were taken from.</summary>
    public required Digest Payload { get; init; }

    /// <summary>The figures by our field ids.</summary>
    public required ImmutableSortedDictionary<string, Votes> Figures { get; init; }

    internal static ClaimStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Source = members.Text("source", 40),
        Station = members.Text("station"),
        Contest = members.Text("contest"),
        Version = members.OptionalText("version", 40),
        Payload = Digest.Parse(members.Text("payload")),
        Figures = Kinds.Figures.Read(members.Object("figures")),
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members) => members
        .Set("source", Source).Set("station", Station).Set("contest", Contest).Set("version", Version)
        .Set("payload", Payload.ToString()).Set("figures", Kinds.Figures.Write(Figures));
}
