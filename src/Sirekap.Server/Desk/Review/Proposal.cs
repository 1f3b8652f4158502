using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Review;

/// <summary>The decision that follows from the readings of a form.</summary>
internal sealed class Proposal(Count count, DeskPerson person, Dossier dossier, ImmutableArray<ImmutableSortedDictionary<string, Votes>> readings)
{
    public Settlement Settlement { get; } = BlindReading.Settle(dossier, count.Definition.Catalogue, readings);

    /// <summary>The fields in which the settled number is not the officer's.</summary>
    public ImmutableSortedDictionary<string, Votes> Corrections => dossier.Contest.Fields
        .Where(asked => Settlement.Figures[asked.Id] is { } settled && settled != dossier.Form!.Figures[asked.Id])
        .ToImmutableSortedDictionary(asked => asked.Id, asked => Settlement.Figures[asked.Id]!.Value, StringComparer.Ordinal);

    /// <summary>Why, by code: the paper is wrong, the officer mistyped, or the machine misread.</summary>
    public DecisionReason Reason => !Settlement.Broken.IsEmpty ? DecisionReason.WrongOnPaper
        : Corrections.IsEmpty ? DecisionReason.Misread
        : DecisionReason.Mistyped;

    /// <summary>The statement to be signed.</summary>
    /// <param name="now">The time that it states.</param>
    /// <param name="wish">Unreadable or Return where the person says so; Accept and Correct both mean what the readings come to.</param>
    /// <param name="note">The person's sentence.</param>
    /// <exception cref="RefusedException">The readings do not settle the form, or the fold would refuse the statement: nobody signs what comes to nothing.</exception>
    public DecisionStatement Decide(StatementTime now, Outcome wish, string? note)
    {
        if (wish.HasFigures() && !Settlement.IsSettled)
            throw new RefusedException("not-settled", $"No two readings agree in {string.Join(", ", Settlement.Open)}: a second person reads the form, and then the plenary.");
        if (wish == Outcome.Unreadable && Settlement.IsSettled)
            throw new RefusedException("not-settled", "Two readings agree in every field, so the form can be read: decide on the figures.");
        if (wish.HasFigures() && Reason != DecisionReason.Misread && note is null)
            throw new RefusedException("note-missing", "Say in a sentence why the figures differ from the officer's, or what is wrong on the paper.");
        var hasCorrections = wish.HasFigures() && !Corrections.IsEmpty;
        var statement = new DecisionStatement
        {
            Election = count.Definition.Id,
            At = now,
            Sequence = count.NextSequence(person.Key) ?? throw new RefusedException("key-revoked", "Your passkey has been revoked."),
            Station = dossier.Station.Code,
            Contest = dossier.Contest.Code,
            Form = dossier.Form!.Index,
            Outcome = !wish.HasFigures() ? wish : hasCorrections ? Outcome.Correct : Outcome.Accept,
            Reason = wish.HasFigures() ? Reason : DecisionReason.Illegible,
            Corrections = hasCorrections ? Corrections : Corrections.Clear(),
            Note = note,
        };
        return count.Foresee(statement, person.Key) is { } refusal ? throw new RefusedException(refusal) : statement;
    }
}
