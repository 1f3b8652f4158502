using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Rehearsal;

/// <summary>What is stated in a plenary.</summary>
internal sealed class PlenaryStatements(Contest contest)
{
    private static readonly ImmutableSortedDictionary<Role, int> Present =
        new Dictionary<Role, int> { [Role.Chair] = 1, [Role.Secretary] = 1, [Role.Supervisor] = 1, [Role.Witness] = 3 }.ToImmutableSortedDictionary();

    /// <summary>The plenary opens.</summary>
    public Func<string, StatementTime, long, Statement> Open(Region region) => Recap(region, new OpenRecap(Present));

    /// <summary>It closes with its totals.</summary>
    public Func<string, StatementTime, long, Statement> Close(Region region, RegionTotals totals, Digest document) => Recap(region, new CloseRecap(
        contest.Fields.ToImmutableSortedDictionary(field => field.Id, field => totals[field.Id], StringComparer.Ordinal), document));

    /// <summary>The tier above takes its document over.</summary>
    public Func<string, StatementTime, long, Statement> Accept(Region region, RecapEnd end)
    {
        var (first, second) = end.Asked.In(end.Document);
        return Recap(region, new AcceptRecap(first, second));
    }

    /// <summary>The tier above opens it again.</summary>
    public Func<string, StatementTime, long, Statement> Reopen(Region region) =>
        Recap(region, new ReopenRecap("Gladi: ditutup sebelum semua koreksi dibacakan."));

    /// <summary>Two candidates' figures go where they belong.</summary>
    public Func<string, StatementTime, long, Statement> Correct(RehearsedStation station, long form, int minute)
    {
        var corrections = RehearsedFigures.Corrections(station.Paper, station.OnPaper);
        return (election, at, sequence) => new DecisionStatement
        {
            Election = election,
            At = at,
            Sequence = sequence,
            Station = station.Station.Code,
            Contest = contest.Code,
            Form = form,
            Outcome = Outcome.Correct,
            Reason = DecisionReason.Plenary,
            Minute = minute,
            Was = corrections.Keys.ToImmutableSortedDictionary(field => field, field => station.OnPaper[field]!.Value, StringComparer.Ordinal),
            Corrections = corrections,
            Note = "Gladi: suara dua pasangan calon tertukar di C.Hasil, menurut C.Hasil plano.",
        };
    }

    private Func<string, StatementTime, long, Statement> Recap(Region region, RecapAction action) => (election, at, sequence) => new RecapStatement
    {
        Election = election,
        At = at,
        Sequence = sequence,
        Region = region.Code,
        Contest = contest.Code,
        Action = action,
    };
}
