using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>What the fold does with one kind of statement. The signer's key, signature and sequence are checked before.</summary>
internal abstract class Handler
{
    /// <summary>Whether the statement is allowed here and now; null if so. Changes nothing.</summary>
    public abstract Refusal? Judge(Count count, SignedEntry entry);

    /// <summary>Takes an allowed statement in.</summary>
    public abstract void Enact(Count count, long index, SignedEntry entry);

    /// <summary>The dossier that the statement is about; null where it is about none.</summary>
    public virtual Dossier? DossierOf(Count count, Statement statement) => null;
}

/// <summary>A handler whose statement names its kind.</summary>
internal abstract class Handler<T> : Handler
    where T : Statement
{
    public sealed override Refusal? Judge(Count count, SignedEntry entry) => Judge(count, (T)entry.Statement, entry);

    public sealed override void Enact(Count count, long index, SignedEntry entry) => Enact(count, index, (T)entry.Statement);

    protected abstract Refusal? Judge(Count count, T statement, SignedEntry entry);

    protected abstract void Enact(Count count, long index, T statement);
}

/// <summary>Finds the handler of a statement, and what handlers share.</summary>
internal static class Handlers
{
    private static readonly Dictionary<Type, Handler> ByKind = new()
    {
        [typeof(ElectionStatement)] = new ElectionHandler(),
        [typeof(KeyStatement)] = new KeyHandler(),
        [typeof(FormStatement)] = new FormHandler(),
        [typeof(ReadingStatement)] = new ReadingHandler(),
        [typeof(DecisionStatement)] = new DecisionHandler(),
        [typeof(RecapStatement)] = new RecapHandler(),
        [typeof(ObjectionStatement)] = new ObjectionHandler(),
        [typeof(ClaimStatement)] = new ClaimHandler(),
        [typeof(ReportStatement)] = new ReportHandler(),
        [typeof(ResidencyStatement)] = new ResidencyHandler(),
        [typeof(TakedownStatement)] = new TakedownHandler(),
        [typeof(CloseStatement)] = new CloseHandler(),
    };

    public static Handler For(Statement statement) => ByKind[statement.GetType()];

    public static Refusal StationUnknown(string code) =>
        new("station-unknown", $"There is no station {code} in this election: check the 13 characters of its code.");

    public static Refusal ContestUnknown(string code) =>
        new("contest-unknown", $"There is no contest \"{code}\" in this election.");

    public static Refusal? FieldsUnknown(Contest contest, IEnumerable<string> fields) =>
        fields.FirstOrDefault(field => !contest.Has(field)) is { } unknown
            ? new("field-unknown", $"The form of contest {contest.Code} has no field \"{unknown}\".")
            : null;

    /// <summary>Why the signer has no right to a deed about a station, whatever the time; null if it has.</summary>
    public static Refusal? Unentitled(Count count, SignedEntry entry, Deed deed, Station station)
    {
        if (RoleLacks(count, entry, deed) is { } lacking)
            return lacking;
        var key = count.Keys.Find(entry.Key)!;
        return key.Scope.Reaches(RightsTable.Find(key.Role!.Value, deed)!.Reach, station)
            ? null
            : new("key-region", $"Key {entry.Key} is enrolled for another region or tier than this takes over station {station.Code}.");
    }

    /// <summary>Why the signer's role does not entitle to a deed anywhere; null if it does.</summary>
    public static Refusal? RoleLacks(Count count, SignedEntry entry, Deed deed) =>
        count.Keys.Find(entry.Key)!.Role is { } role && RightsTable.Find(role, deed) is not null
            ? null
            : new("key-role", $"Key {entry.Key} may not sign this statement of kind {entry.Statement.Kind}: that takes the role {string.Join(" or ", RightsTable.Holders(deed).Select(Roles.Name))}.");

    public static Refusal RecapClosed(Station station) =>
        new("recap-closed", $"The recapitulation over station {station.Code} is closed: ask the tier above to reopen it.");

    public static Dossier? Dossier(Count count, string contest, string station) =>
        count.Definition.Regions.FindStation(station) is { } found ? count.Contest(contest)?.Open(found) : null;
}
