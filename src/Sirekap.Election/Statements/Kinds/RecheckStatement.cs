using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>A counted form of the sample, read once more by a person who saw nobody's figures. It changes no count.</summary>
public sealed record RecheckStatement : Statement
{
    internal const string Name = "recheck";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The log index of the form statement.</summary>
    public required long Form { get; init; }

    /// <summary>The figures as read.</summary>
    public required ImmutableSortedDictionary<string, Votes> Figures { get; init; }

    /// <summary>The fields that the person could not read.</summary>
    public ImmutableArray<string> Illegible { get; init; } = [];

    internal static RecheckStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Station = members.Text("station"),
        Contest = members.Text("contest"),
        Form = members.Integer("form", 0, long.MaxValue),
        Figures = Kinds.Figures.Read(members.Object("figures")),
        Illegible = members.Texts("illegible"),
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members) => members
        .Set("station", Station).Set("contest", Contest).Set("form", Form)
        .Set("figures", Kinds.Figures.Write(Figures)).Set("illegible", Illegible.CastArray<object>());
}
