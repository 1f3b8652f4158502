using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>A form statement in its place in the log: what the count needs of it, for there is one for each station of the nation.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Station">The station.</param>
/// <param name="At">The time that the officer claims.</param>
/// <param name="Pages">The digest of each announced photograph, by page number.</param>
/// <param name="Figures">The officer's figures by column.</param>
/// <param name="Replaces">The log index of the form that this one replaces; null for the first.</param>
/// <param name="DuplicateOf">The station that first announced one of the same photographs; null where there is none.</param>
public sealed record PlacedForm(
    long Index, Station Station, StatementTime At, ImmutableSortedDictionary<int, Digest> Pages, FigureSet Figures, long? Replaces, string? DuplicateOf);

/// <summary>A machine's reading in its place in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Statement">The statement.</param>
/// <param name="SameHandwritingAs">The station whose page, read earlier, shows nearly the same handwriting; null where there is none.</param>
public sealed record PlacedReading(long Index, ReadingStatement Statement, string? SameHandwritingAs = null);

/// <summary>A decision in its place in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Figures">The figures that follow from it.</param>
/// <param name="Seconds">The log index of the first statement of the same, for a decision of the plenary; otherwise null.</param>
public sealed record PlacedDecision(long Index, DecisionStatement Statement, FigureSet Figures, long? Seconds = null)
{
    /// <summary>The figures that counted or would have counted before it.</summary>
    public required FigureSet Before { get; init; }

    /// <summary>The log indices of the decisions on the same form that held before it, oldest first.</summary>
    public ImmutableArray<long> Earlier { get; init; } = [];
}

/// <summary>A decision that the plenary's chair or secretary has stated and the other has not seconded yet.</summary>
/// <param name="Index">The log index.</param>
/// <param name="By">Who stated it.</param>
/// <param name="Role">As what: the second signer has the other role.</param>
/// <param name="Statement">The statement.</param>
public sealed record ProposedDecision(long Index, KeyId By, Role Role, DecisionStatement Statement);

/// <summary>A claim in its place in the log.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Figures">The claimed figures by column.</param>
public sealed record PlacedClaim(long Index, ClaimStatement Statement, FigureSet Figures);

/// <summary>One line of a form's history.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Kind">The statement's kind.</param>
/// <param name="At">The time that the signer claims.</param>
/// <param name="Key">Who signed.</param>
/// <param name="Ignored">Why the fold ignores the statement; null where it holds.</param>
public record HistoryEntry(long Index, string Kind, StatementTime At, KeyId Key, Refusal? Ignored)
{
    /// <summary>The line of an entry.</summary>
    internal static HistoryEntry Of(long index, SignedEntry entry, Refusal? ignored)
    {
        var statement = entry.Statement;
        return statement is FormStatement { Replaces: { } form } replacing
            ? new ReplacingEntry(index, statement.Kind, statement.At, entry.Key, ignored, form, replacing.Reason)
            : new HistoryEntry(index, statement.Kind, statement.At, entry.Key, ignored);
    }
}

/// <summary>The line of a form that names another as replaced. A line of its own, so that the millions of others need no room for it.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Kind">The statement's kind.</param>
/// <param name="At">The time that the signer claims.</param>
/// <param name="Key">Who signed.</param>
/// <param name="Ignored">Why the fold ignores the statement; null where it holds.</param>
/// <param name="Replaces">The log index that it names.</param>
/// <param name="Reason">Why it replaces that form; null where its phone did not say.</param>
public sealed record ReplacingEntry(
    long Index, string Kind, StatementTime At, KeyId Key, Refusal? Ignored, long Replaces, ReplacementReason? Reason) : HistoryEntry(Index, Kind, At, Key, Ignored);
