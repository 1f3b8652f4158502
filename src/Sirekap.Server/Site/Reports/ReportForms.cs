using System.Globalization;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;
using Sirekap.Server.Reports;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Reports;

/// <summary>The form of a report, given out and taken back. Works without a script; every refusal shows the form again as it was filled in.</summary>
internal static class ReportForms
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>The empty form; on a mirror, and where no reports are taken, a page that says so.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, FrontDesk desk, Language language) =>
        http.RequestServices.GetService<ReportDoor>() is { IsOpen: true } door
            ? await ShowAsync(http, desk, door, language, ReportDraft.Empty, null)
            : await desk.Answer(http, language, question => question.Regions.FindStation(question.Code) is { } station ? Page.Of<ReportClosedPage, Election.Regions.Station>(station) : null);

    /// <summary>A form that was filled in.</summary>
    public static async Task<IResult> TakeAsync(HttpContext http, FrontDesk desk, ReportDoor door, ReportRoom room, Language language)
    {
        var ((code, contest), type) = (Named(http), http.Request.ContentType ?? "");
        if (http.RequestServices.GetRequiredService<LiveCount>().Definition is var election && (election.Regions.FindStation(code) is null || election.FindContest(contest) is null))
            return await desk.Answer(http, language, _ => null);
        if (type.StartsWith(ReportUpload.Type, StringComparison.OrdinalIgnoreCase))
        {
            // Held until the photograph is decoded.
            using var place = room.Enter(http.Request);
            using var late = new CancellationTokenSource(room.Patience, http.RequestServices.GetRequiredService<TimeProvider>());
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, late.Token);
            return await AnswerAsync(await ReportUpload.ReadAsync(type, http.Request.Body, place is not { IsAcquired: false }, ends.Token));
        }

        if (!type.StartsWith(FormType, StringComparison.OrdinalIgnoreCase))
            return Problems.Refuse("media-type", $"The form of a report is sent as {FormType} or {ReportUpload.Type}, not as \"{type}\".");
        var (bytes, tooLarge) = await Body.ReadAsync(http.Request, ReportDraft.MostBytes, "too-large", $"A report without a photograph has at most {ReportDraft.MostBytes} bytes.", http.RequestAborted);
        return tooLarge ?? await AnswerAsync(ReportDraft.Parse(bytes));

        async Task<IResult> AnswerAsync(SentReport sent)
        {
            var outcome = sent.Fault is { } fault
                ? new ReportOutcome.Refused(fault, fault.Code == "photos-busy" ? TimeSpan.FromSeconds(10) : null)
                : await door.TakeAsync(code, contest, sent.Draft, http.Connection.RemoteIpAddress, http.RequestAborted);
            if (outcome is ReportOutcome.Recorded recorded)
            {
                // 303, so that going back and forth sends nothing again.
                http.Response.Headers.Location = Address.Of(language, http.Request.RouteValues[Question.ContestRoute] as string).Report(recorded.Index);
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            }

            var refused = (ReportOutcome.Refused)outcome;
            if (refused.RetryAfter is { } wait)
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return await ShowAsync(http, desk, door, language, sent.Draft, refused);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext http, FrontDesk desk, ReportDoor door, Language language, ReportDraft draft, ReportOutcome.Refused? refused)
    {
        var (code, contest) = Named(http);
        // Whoever is refused for something else keeps the form that he has worked or waited for.
        var shown = draft.Challenge.Length > 0 && refused is { IsSpent: false } ? draft : draft with { Challenge = await door.GiveAsync(code, contest, http.RequestAborted), Proof = "" };
        return await desk.AnswerOnce(http, language, question => question.Regions.FindStation(code) is { } station
            ? Page.Of<ReportFormPage, ReportFormView>(new(station, shown, door.WorkBitsFor(http.Connection.RemoteIpAddress), door.WaitSeconds, refused?.Refusal, refused?.RetryAfter)) with
            {
                Status = refused is null ? StatusCodes.Status200OK : Problems.StatusOf(refused.Refusal.Code),
            }
            : null);
    }

    private static (string Station, string Contest) Named(HttpContext http) => (
        (string)http.Request.RouteValues["code"]!,
        http.Request.RouteValues[Question.ContestRoute] as string ?? http.RequestServices.GetRequiredService<LiveCount>().Definition.Contests[0].Code);
}
