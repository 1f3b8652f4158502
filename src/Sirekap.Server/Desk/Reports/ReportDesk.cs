using System.Collections.Immutable;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Desk.Signing;
using Sirekap.Server.Reports;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Reports;

/// <summary>Where reviewers and supervisors read what citizens report in their region, and answer it.</summary>
internal sealed class ReportDesk(DeskFront front, SigningPad pad, ReportWords words, LiveCount live) : IDeskPages
{
    private const int MostText = 500;

    /// <summary>Where the list stands.</summary>
    public const string Path = DeskPlace.Path + "/laporan";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        app.MapGet(language.Prefix + Path, http => ListAsync(http, language)).ExcludeFromDescription();
        app.MapGet(language.Prefix + Path + ".csv", http => ListFile.SendAsync(http, "laporan", ViewOf(http) is { MayAnswer: true } view ? view.ToCsv() : null)).ExcludeFromDescription();
    }

    public void MapAnswers(IEndpointRouteBuilder app) =>
        app.MapPost(DeskPlace.Path + "/api/report/answer", DeskRequest.Taking(AnswerAsync)).ExcludeFromDescription();

    private async Task ListAsync(HttpContext http, Language language)
    {
        var view = ViewOf(http);
        if (view is not null)
        {
            var lines = ImmutableArray.CreateBuilder<ReportDeskLine>(view.Lines.Length);
            foreach (var line in view.Lines.Take(ReportDeskView.MostLines))
                lines.Add(line with { Words = await WordsAsync(line.Seals, http.RequestAborted) });
            lines.AddRange(view.Lines.Skip(ReportDeskView.MostLines));
            view = view with { Lines = lines.ToImmutable() };
        }

        await front.AnswerAsync(http, language, _ => view is null ? Page.Of<LoginPage>() : Page.Of<ReportDeskPage, ReportDeskView>(view));
    }

    private ReportDeskView? ViewOf(HttpContext http) => live.Read(count => Session.Of(http, count) is { } person ? ReportDeskView.Of(count, person, http.Request.Query) : null);

    private async Task<ImmutableArray<string>> WordsAsync(IEnumerable<Digest> seals, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var seal in seals)
        {
            if (await words.FindAsync(seal, cancellation) is { } text)
                found.Add(text);
        }

        return found.ToImmutable();
    }

    /// <summary>Prepares an answer; the fold says whether the person may give it.</summary>
    private async Task<CanonicalObject> AnswerAsync(HttpContext http, CanonicalObject body)
    {
        var (station, contest) = (body.Text("station"), body.Text("contest"));
        var subject = Codes.Parse<ReportSubject>(body.Text("subject"));
        var field = body.OptionalText("field");
        var answer = new AnswerReports(body.Integer("until", 0, long.MaxValue), Codes.Parse<ReportVerdict>(body.Text("verdict")), body.Text("text", MostText));
        body.Done();
        return await pad.OfferAsync(http, head => new ReportStatement
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Station = station,
            Contest = contest,
            Subject = subject,
            Field = field,
            Action = answer,
        });
    }
}
