using System.Collections.Immutable;
using System.Text;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Rehearsal;

/// <summary>What is stated about one station. Its photographs do not exist: their digests are invented, and the site has no picture to show.</summary>
internal sealed class StationStatements(RehearsedStation station)
{
    /// <summary>As sure as the digit nets usually are of a plain figure, in parts per million.</summary>
    private const int Sure = 999_990;

    private static readonly Digest Model = Digest.Of("sirekap rehearse: no model"u8);

    private Contest Contest => station.Paper.Contest;

    /// <summary>The form as the officer sends it.</summary>
    /// <param name="figures">What the officer types.</param>
    /// <param name="pages">How many of the paper's pages are photographed.</param>
    /// <param name="replaces">The form that this one replaces; null for the first.</param>
    public Func<string, StatementTime, long, Statement> Form(FigureSet figures, int pages, long? replaces = null) => (election, at, sequence) => new FormStatement
    {
        Election = election,
        At = at,
        Sequence = sequence,
        Station = station.Station.Code,
        Contest = Contest.Code,
        Pages = Enumerable.Range(1, pages).ToImmutableSortedDictionary(page => page, Photo),
        Figures = Contest.Fields.ToImmutableSortedDictionary(field => field.Id, field => figures[field.Id]!.Value, StringComparer.Ordinal),
        Replaces = replaces,
    };

    /// <summary>What the machine reads on a page.</summary>
    /// <param name="form">The form's log index.</param>
    /// <param name="page">The page.</param>
    /// <param name="figures">What it reads.</param>
    public Func<string, StatementTime, long, Statement> Reading(long form, int page, FigureSet figures) => (election, at, sequence) => new ReadingStatement
    {
        Election = election,
        At = at,
        Sequence = sequence,
        Station = station.Station.Code,
        Contest = Contest.Code,
        Form = form,
        Page = page,
        Photo = Photo(page),
        Model = Model,
        PublicCopy = Invented("public", page),
        Figures =
        [
            .. Contest.Fields.Where(field => field.Page == page)
                .Select(field => new MachineFigure(FieldReading.Read(field.Id, figures[field.Id]!.Value, Sure), default, null) { Confirmations = 1 }),
        ],
    };

    /// <summary>What a reviewer decides.</summary>
    /// <param name="form">The form's log index.</param>
    /// <param name="reason">Why.</param>
    /// <param name="corrections">The figures that replace the officer's; none where these stand.</param>
    public Func<string, StatementTime, long, Statement> Decision(long form, DecisionReason reason, ImmutableSortedDictionary<string, Election.Votes> corrections) =>
        (election, at, sequence) => new DecisionStatement
        {
            Election = election,
            At = at,
            Sequence = sequence,
            Station = station.Station.Code,
            Contest = Contest.Code,
            Form = form,
            Outcome = corrections.IsEmpty ? Outcome.Accept : Outcome.Correct,
            Reason = reason,
            Corrections = corrections,
        };

    private Digest Photo(int page) => Invented("photo", page);

    private Digest Invented(string what, int page) => Digest.Of(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{what} {station.Station.Code} {page}")));
}
