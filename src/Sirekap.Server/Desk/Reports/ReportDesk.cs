using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Desk.Signing;
using Sirekap.Server.Intake;
using Sirekap.Server.Reports;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Reports;

/// <summary>Where reviewers and supervisors read what citizens report in their region, and answer it.</summary>
internal sealed class ReportDesk(DeskFront front, SigningPad pad, ReportWords words, ReportPictures pictures, LiveCount live) : IDeskPages
{
    private const int MostText = 500;

    /// <summary>Where the list stands.</summary>
    public const string Path = DeskPlace.Path + "/laporan";

    /// <summary>The released photographs as a file.</summary>
    public const string ReleasedFile = $"{Path}/{ReleasedList.Name}.csv";

    public void Map(IEndpointRouteBuilder app, Language language)
    {
        app.MapGet(language.Prefix + Path, http => ListAsync(http, language)).ExcludeFromDescription();
        File(Path + ".csv", "laporan", view => view.ToCsv());
        File(ReleasedFile, ReleasedList.Name, view => view.Released.ToCsv());

        void File(string path, string name, Func<ReportDeskView, byte[]> csv) => app.MapGet(language.Prefix + path, async http =>
            await ListFile.SendAsync(http, name, await ViewAsync(http) is { MayAnswer: true } view ? csv(view) : null)).ExcludeFromDescription();
    }

    /// <summary>The address of a photograph that waits, for those who judge it.</summary>
    public static string PictureOf(Digest photo) => $"{Path}/foto/{photo}.jpg";

    public void MapAnswers(IEndpointRouteBuilder app)
    {
        app.MapPost(DeskPlace.Path + "/api/report/answer", DeskRequest.Taking(AnswerAsync)).ExcludeFromDescription();
        app.MapPost(DeskPlace.Path + "/api/report/photo", DeskRequest.Taking(JudgeAsync)).ExcludeFromDescription();
        app.MapGet(Path + "/foto/{digest}.jpg", ShowAsync).ExcludeFromDescription();
    }

    private async Task ListAsync(HttpContext http, Language language)
    {
        var view = await ViewAsync(http);
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

    private async Task<ReportDeskView?> ViewAsync(HttpContext http)
    {
        var kept = await pictures.KeptAsync(http.RequestAborted);
        return live.Read(count => Session.Of(http, count) is { } person ? ReportDeskView.Of(count, person, http.Request.Query, kept.ContainsKey) : null);
    }

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

    /// <summary>A photograph that waits, for those within whose region its report lies.</summary>
    private async Task<IResult> ShowAsync(HttpContext http, string digest, CancellationToken cancellation) =>
        Digest.TryParse(digest, out var photo)
        && live.Read(count => Session.Of(http, count) is { } person
            && PublicPictures.Find(count, photo, (group, report) => report.Picture is null && count.Entitles(person.Key, Deed.AnswerReport, group.Station)))
        && await pictures.OpenAsync(photo, cancellation) is { } picture
            ? PublicPictures.Picture(http.Response, picture, "no-store")
            : Problems.Refuse("not-found", "There is no photograph here that waits for you.");

    /// <summary>Prepares that a photograph is released or withheld.</summary>
    private async Task<CanonicalObject> JudgeAsync(HttpContext http, CanonicalObject body)
    {
        var (station, contest) = (body.Text("station"), body.Text("contest"));
        var (subject, field) = (Codes.Parse<ReportSubject>(body.Text("subject")), body.OptionalText("field"));
        // What is withheld is deleted: nothing but a plain no may mean it.
        var isShown = body.Text("shown") switch
        {
            "yes" => true,
            "no" => false,
            var other => throw new RefusedException("malformed", $"\"{other}\" says neither that the photograph is released (\"yes\") nor that it is withheld (\"no\")."),
        };
        var judgement = new JudgePicture(body.Integer("report", 0, long.MaxValue), Digest.Parse(body.Text("photo")), isShown, body.Text("text", MostText));
        body.Done();
        // What is here is told to nobody who is not logged in.
        live.Read(count => Session.Require(http, count));
        if (isShown && !await pictures.HasAsync(judgement.Photo, http.RequestAborted))
            throw new RefusedException("photo-gone", $"The photograph {judgement.Photo} is not here any more, so it cannot be released: load the page again.");
        return await OfferAsync(http, station, contest, subject, field, judgement);
    }

    /// <summary>Prepares an answer; the fold says whether the person may give it.</summary>
    private async Task<CanonicalObject> AnswerAsync(HttpContext http, CanonicalObject body)
    {
        var (station, contest) = (body.Text("station"), body.Text("contest"));
        var subject = Codes.Parse<ReportSubject>(body.Text("subject"));
        var field = body.OptionalText("field");
        var answer = new AnswerReports(body.Integer("until", 0, long.MaxValue), Codes.Parse<ReportVerdict>(body.Text("verdict")), body.Text("text", MostText));
        body.Done();
        return await OfferAsync(http, station, contest, subject, field, answer);
    }

    private Task<CanonicalObject> OfferAsync(HttpContext http, string station, string contest, ReportSubject subject, string? field, ReportAction action) => pad.OfferAsync(http, head => new ReportStatement
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Station = station,
        Contest = contest,
        Subject = subject,
        Field = field,
        Action = action,
    });
}
