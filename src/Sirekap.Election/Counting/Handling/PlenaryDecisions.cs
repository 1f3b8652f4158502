using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>What the plenary's decisions on forms need besides: an open plenary of the district, the figures as they were, and four eyes.</summary>
internal static class PlenaryDecisions
{
    /// <summary>Why the signer has no right to decide in the plenary over a station; null if it has.</summary>
    public static Refusal? Unentitled(Count count, SignedEntry entry, Station station)
    {
        if (Handlers.RoleLacks(count, entry, Deed.CorrectForm) is { } lacking)
            return lacking;
        return station.District is { } district && count.Keys.Find(entry.Key)!.Scope.Reaches(Reach.Own, district)
            ? null
            : new("key-region", $"Station {station.Code} is decided on in the plenary of its own district.");
    }

    public static Refusal? Judge(Count count, ContestCount contest, Dossier dossier, DecisionStatement statement, SignedEntry entry)
    {
        if (dossier.Station.District is not { } district || contest.RecapOf(district) is not { IsClosed: false })
            return new("recap-not-open", $"The plenary over station {dossier.Station.Code} is not open: open it first.");
        if (!PlenaryCorrection.WasOf(dossier, statement).SequenceEqual(statement.Was))
            return new("figures-moved", $"The figures of station {dossier.Station.Code} are not those that the decision says it changes: look at the form again.");
        return IsSame(dossier, statement) && dossier.Proposed!.Role == count.Keys.Find(entry.Key)!.Role
            ? new("second-signer", $"Entry {dossier.Proposed.Index} states this already: the other of chair and secretary must state it too.")
            : null;
    }

    /// <summary>Whether the statement is the second of two that say the same.</summary>
    public static bool IsSeconding(Count count, Dossier dossier, SignedEntry entry) =>
        IsSame(dossier, (DecisionStatement)entry.Statement) && dossier.Proposed!.By != entry.Key && dossier.Proposed.Role != count.Keys.Find(entry.Key)!.Role;

    private static bool IsSame(Dossier dossier, DecisionStatement statement) => dossier.Proposed is { } proposed && proposed.Statement.IsSameAs(statement);
}
