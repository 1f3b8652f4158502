using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Rehearsal;

/// <summary>How far a station has come, as the log knows it.</summary>
/// <param name="Form">The form in force; -1 where none is in.</param>
/// <param name="IsReplacement">Whether it replaces another one.</param>
/// <param name="PagesRead">The pages that were read.</param>
internal sealed record StationProgress(long Form, bool IsReplacement, IReadOnlySet<int> PagesRead)
{
    /// <summary>Nothing is in.</summary>
    public static StationProgress None { get; } = new(-1, false, new HashSet<int>());

    /// <summary>Takes it from the count.</summary>
    public static StationProgress Of(Dossier? dossier) =>
        dossier is { Form: { } form } ? new(form.Index, form.Replaces is not null, dossier.Readings.Keys.ToHashSet()) : None;
}

/// <summary>The night of one station: the form comes in, the machine reads, somebody mends what went wrong. Goes on where an earlier run stopped.</summary>
internal sealed class StationPlay(RehearsedStation station, Pen officer, PenCase pens)
{
    private readonly StationStatements _statements = new(station);

    private int Pages => station.Paper.Contest.Form.Pages.Length;

    /// <summary>Plays it to the end.</summary>
    public async Task RunAsync(StationProgress progress, CancellationToken cancellation)
    {
        var isSentTwice = station.Mishap is Mishap.MissingPage or Mishap.Replaced;
        var (form, done) = (progress.Form, progress.PagesRead);
        if (isSentTwice && !progress.IsReplacement)
        {
            var pages = station.Mishap == Mishap.MissingPage ? Pages - 1 : Pages;
            form = form >= 0 ? form : await officer.SignAsync(_statements.Form(station.Typed, pages), cancellation);
            await ReadAsync(form, pages, done, cancellation);
            (form, done) = (await officer.SignAsync(_statements.Form(station.OnPaper, Pages, form), cancellation), StationProgress.None.PagesRead);
        }

        form = form >= 0 ? form : await officer.SignAsync(_statements.Form(station.Typed, Pages), cancellation);
        await ReadAsync(form, Pages, done, cancellation);
        if (Reason is { } reason)
            await pens.Of(Role.Reviewer, station.Station).SignAsync(_statements.Decision(form, reason, RehearsedFigures.Corrections(station.OnPaper, station.Typed)), cancellation);
    }

    private DecisionReason? Reason => station.Mishap switch
    {
        Mishap.Misread => DecisionReason.Misread,
        Mishap.Mistyped => DecisionReason.Mistyped,
        Mishap.SlipOnPaper => DecisionReason.WrongOnPaper,
        _ => null,
    };

    private Task<long[]> ReadAsync(long form, int pages, IReadOnlySet<int> done, CancellationToken cancellation) => Task.WhenAll(
        Enumerable.Range(1, pages).Where(page => !done.Contains(page))
            .Select(page => pens.Of(Role.Reader, station.Station).SignAsync(_statements.Reading(form, page, station.Read), cancellation)));
}
