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
    public static async Task<IResult> TakeAsync(HttpContext http, FrontDesk desk, ReportDoor door, Language language)
    {
        var (type, hasParts) = (http.Request.ContentType ?? "", http.Request.ContentType?.StartsWith(ReportUpload.Type, StringComparison.OrdinalIgnoreCase) == true);
        if (!hasParts && !type.StartsWith(FormType, StringComparison.OrdinalIgnoreCase))
            return Problems.Refuse("media-type", $"The form of a report is sent as {FormType} or {ReportUpload.Type}, not as \"{type}\".");
        var most = hasParts ? ReportUpload.MostBytes : ReportDraft.MostBytes;
        var (bytes, tooLarge) = await Body.ReadAsync(http.Request, most, hasParts ? "photo-too-large" : "too-large", $"A report has at most {most} bytes.", http.RequestAborted);
        if (tooLarge is not null)
            return tooLarge;
        ReportDraft draft;
        try
        {
            draft = hasParts ? await ReportUpload.ParseAsync(type, bytes, http.RequestAborted) : ReportDraft.Parse(bytes);
        }
        catch (RefusedException refused)
        {
            return await ShowAsync(http, desk, door, language, ReportDraft.Empty, new(refused.Refusal));
        }

        var (code, contest) = Named(http);
        if (http.RequestServices.GetRequiredService<LiveCount>().Definition is var election && (election.Regions.FindStation(code) is null || election.FindContest(contest) is null))
            return await desk.Answer(http, language, _ => null);
        switch (await door.TakeAsync(code, contest, draft, http.Connection.RemoteIpAddress, http.RequestAborted))
        {
            case ReportOutcome.Recorded recorded:
                // 303, so that going back and forth sends nothing again.
                http.Response.Headers.Location = Address.Of(language, http.Request.RouteValues[Question.ContestRoute] as string).Report(recorded.Index);
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            case ReportOutcome.Counted:
                return await desk.AnswerOnce(http, language, question => Page.Of<ReportCountedPage, Election.Regions.Station>(question.Regions.FindStation(code)!.Value));
            case ReportOutcome.Refused refused:
                if (refused.RetryAfter is { } wait)
                    http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return await ShowAsync(http, desk, door, language, draft, refused);
            case var outcome:
                throw new InvalidOperationException($"The door answered with {outcome}.");
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext http, FrontDesk desk, ReportDoor door, Language language, ReportDraft draft, ReportOutcome.Refused? refused)
    {
        var (code, contest) = Named(http);
        // Whoever only has to wait keeps the form that he has waited with.
        var challenge = refused?.Refusal.Code is "too-early" or "subject-missing" or "text-missing" or "too-many-reports" or "not-a-jpeg" or "photo-too-large" && draft.Challenge.Length > 0
            ? draft.Challenge
            : await door.GiveAsync(code, contest, http.RequestAborted);
        return await desk.AnswerOnce(http, language, question => question.Regions.FindStation(code) is { } station
            ? Page.Of<ReportFormPage, ReportFormView>(new(station, draft, challenge, door.WorkBits, door.WaitSeconds, refused?.Refusal, refused?.RetryAfter)) with
            {
                Status = refused is null ? StatusCodes.Status200OK : Problems.StatusOf(refused.Refusal.Code),
            }
            : null);
    }

    private static (string Station, string Contest) Named(HttpContext http) => (
        (string)http.Request.RouteValues["code"]!,
        http.Request.RouteValues[Question.ContestRoute] as string ?? http.RequestServices.GetRequiredService<LiveCount>().Definition.Contests[0].Code);
}
