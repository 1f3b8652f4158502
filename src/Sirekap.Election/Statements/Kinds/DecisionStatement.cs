using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>A person's decision on a form that the machine left open. The paper decides: figures are what stands on it.</summary>
public sealed record DecisionStatement : Statement
{
    internal const string Name = "decision";

    private const int MostMinutes = 9999;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The log index of the form statement decided on.</summary>
    public required long Form { get; init; }

    /// <summary>What was decided.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why, by code.</summary>
    public required DecisionReason Reason { get; init; }

    /// <summary>The figures that replace the officer's, for <see cref="Outcome.Correct"/>; otherwise empty.</summary>
    public ImmutableSortedDictionary<string, Votes> Corrections { get; init; } =
        ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal);

    /// <summary>The number in the plenary's minutes; null where a reviewer decides.</summary>
    public int? Minute { get; init; }

    /// <summary>What the fields that change had before, for a decision of the plenary; a field without number is left out.</summary>
    public ImmutableSortedDictionary<string, Votes> Was { get; init; } =
        ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal);

    /// <summary>Whether the plenary decides. Such a decision holds when chair and secretary have both stated it.</summary>
    public bool IsPlenary => Reason == DecisionReason.Plenary;

    /// <summary>A sentence for the public, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether another signer states the same decision.</summary>
    public bool IsSameAs(DecisionStatement other) =>
        ToCanonical().ToBytes().AsSpan().SequenceEqual((other with { At = At, Sequence = Sequence }).ToCanonical().ToBytes());

    internal static DecisionStatement Read(StatementHead head, CanonicalObject members)
    {
        var outcome = Codes.Parse<Outcome>(members.Text("outcome"));
        var corrections = Figures.Read(members.OptionalObject("figures") ?? []);
        if ((outcome == Outcome.Correct) == corrections.IsEmpty)
            throw new RefusedException("malformed", "A correction names the corrected figures; no other decision does.");
        var reason = Codes.Parse<DecisionReason>(members.Text("reason"));
        var minute = (int?)(reason == DecisionReason.Plenary ? members.Integer("minute", 1, MostMinutes) : members.OptionalInteger("minute", 1, MostMinutes));
        var was = Figures.Read(members.OptionalObject("was") ?? []);
        if (reason != DecisionReason.Plenary && (minute.HasValue || !was.IsEmpty))
            throw new RefusedException("malformed", "Only a decision of the plenary names the number in its minutes and what the figures were.");
        if (minute.HasValue && outcome == Outcome.Return)
            throw new RefusedException("malformed", "The plenary settles a form; it sends none back.");
        return new()
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Station = members.Text("station"),
            Contest = members.Text("contest"),
            Form = members.Integer("form", 0, long.MaxValue),
            Outcome = outcome,
            Reason = reason,
            Corrections = corrections,
            Minute = minute,
            Was = was,
            Note = members.OptionalText("note", 500),
        };
    }

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members) => members
        .Set("station", Station).Set("contest", Contest).Set("form", Form)
        .Set("outcome", Codes.Name(Outcome)).Set("reason", Codes.Name(Reason))
        .Set("figures", Corrections.IsEmpty ? null : Figures.Write(Corrections)).Set("note", Note)
        .Set("minute", Minute).Set("was", Was.IsEmpty ? null : Figures.Write(Was));
}

/// <summary>What a decision does.</summary>
public enum Outcome
{
    /// <summary>The officer's figures stand.</summary>
    Accept,

    /// <summary>Some figures are replaced by what the paper says.</summary>
    Correct,

    /// <summary>Nobody can read the form: it is not counted, and says so.</summary>
    Unreadable,

    /// <summary>The photographs do not show the form well enough: it goes on waiting, and the officer may send it again.</summary>
    Return,
}

/// <summary>What follows from an outcome.</summary>
public static class Outcomes
{
    /// <summary>Whether it says which figures stand.</summary>
    public static bool HasFigures(this Outcome outcome) => outcome is Outcome.Accept or Outcome.Correct;
}

/// <summary>Why a decision was taken.</summary>
public enum DecisionReason
{
    /// <summary>The machine misread; the officer's figures are those on the paper.</summary>
    Misread,

    /// <summary>The officer mistyped; the paper says something else.</summary>
    Mistyped,

    /// <summary>The paper itself breaks a rule and is recorded as it is.</summary>
    WrongOnPaper,

    /// <summary>The plenary corrected the form.</summary>
    Plenary,

    /// <summary>The paper or picture cannot be read.</summary>
    Illegible,
}
