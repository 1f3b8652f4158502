using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Statements;

/// <summary>
/// One fact that somebody vouches for. Every kind carries the election, the time that its signer claims (UTC, whole seconds),
/// and the signer's own sequence number, which rises with every statement of that key so that nothing can be replayed.
/// </summary>
public abstract record Statement
{
    /// <summary>The election's id.</summary>
    public required string Election { get; init; }

    /// <summary>The time that the signer claims, UTC.</summary>
    public required StatementTime At { get; init; }

    /// <summary>The signer's sequence number, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The kind as it stands in the statement's field <c>t</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The statement as canonical JSON.</summary>
    public CanonicalObject ToCanonical()
    {
        var members = new CanonicalObject()
            .Set("t", Kind)
            .Set("election", Election)
            .Set("at", At.ToString())
            .Set("seq", Sequence);
        Write(members);
        return members;
    }

    /// <summary>Reads a statement of any kind.</summary>
    /// <exception cref="RefusedException">A field is missing, unknown or out of bounds, or the kind is unknown.</exception>
    public static Statement From(CanonicalObject members)
    {
        var kind = members.Text("t");
        var head = new StatementHead(
            members.Text("election"), StatementTime.Parse(members.Text("at")), members.Integer("seq", 1, long.MaxValue));
        Statement statement = kind switch
        {
            ElectionStatement.Name => ElectionStatement.Read(head, members),
            KeyStatement.Name => KeyStatement.Read(head, members),
            FormStatement.Name => FormStatement.Read(head, members),
            ReadingStatement.Name => ReadingStatement.Read(head, members),
            DecisionStatement.Name => DecisionStatement.Read(head, members),
            RecapStatement.Name => RecapStatement.Read(head, members),
            ObjectionStatement.Name => ObjectionStatement.Read(head, members),
            ClaimStatement.Name => ClaimStatement.Read(head, members),
            ReportStatement.Name => ReportStatement.Read(head, members),
            ResidencyStatement.Name => ResidencyStatement.Read(head, members),
            TakedownStatement.Name => TakedownStatement.Read(head, members),
            CloseStatement.Name => CloseStatement.Read(head, members),
            _ => throw new RefusedException("unknown-kind", $"There is no statement of kind \"{kind}\"."),
        };
        members.Done();
        return statement;
    }

    /// <summary>Adds the kind's own members.</summary>
    protected abstract void Write(CanonicalObject members);
}

/// <summary>The members that every statement has.</summary>
internal readonly record struct StatementHead(string Election, StatementTime At, long Sequence);
