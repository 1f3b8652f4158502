using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Shell;
using Sirekap.Server.Site.Visiting;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Site.Serving;

/// <summary>Takes a request, asks the count under its lock, and hands the answer on to be drawn outside of it.</summary>
internal sealed class FrontDesk(
    LiveCount live, ILogStatus log, MakingRoom room, PageRenderer renderer, IOptionsMonitor<SiteOptions> options, TakedownPolicy takedowns, TimeProvider clock, ILogger<FrontDesk> logger) : IDisposable
{
    private const long MostKept = 128 * 1024 * 1024;

    private const string ContestPrefix = "/k/";

    private readonly VersionShelf<PageResult> _shelf = new(MostKept, clock);
    private readonly ConcurrentDictionary<(Language Language, string? Notice, Uri? Successor), PageResult> _overloaded = new();

    public async Task<IResult> Answer(HttpContext http, Language language, Func<Question, Answer?> answer)
    {
        var named = http.Request.RouteValues[Question.ContestRoute] as string;
        var first = live.Definition.Contests[0];
        if (named == first.Code)
            return Results.Redirect(WithoutContest(http, language, named), permanent: true);
        var contest = named is null ? first : live.Definition.FindContest(named);
        // The address of the site stands on some pages.
        var name = (SiteAddress.Of(http), http.Request.Path.ToString(), http.Request.QueryString.ToString());
        try
        {
            if (_shelf.FindPopular(name) is { } popular)
                return popular;
            if (_shelf.Find(name, PageResult.VersionOf(live.Read(count => VisitOf(http, language, contest ?? first, EditionOf(count))))) is { } kept)
                return kept;
            var since = _shelf.Now;
            using var lease = await room.EnterAsync(http.RequestAborted);
            // While this one waited for its turn another may have made it; where there is no turn, the last one says itself how old it is.
            return lease.IsAcquired
                ? _shelf.FindSince(name, since) ?? await MakeAsync(http, language, contest, answer, name)
                : _shelf.FindAny(name) ?? await OverloadedAsync(http, language);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The page could not be made.");
            return await Draw(VisitOf(http, language, first, Edition.Unknown), Page.Of<BrokenPage>(StatusCodes.Status500InternalServerError));
        }
    }

    /// <summary>The answer to a visitor who has this very version of a page that is surely there; null for everybody else. Before anything is made.</summary>
    public IResult? AnswerKnown(HttpContext http, Language language)
    {
        if (http.Request.RouteValues.ContainsKey(Question.ContestRoute))
            return null;
        var visit = live.Read(count => VisitOf(http, language, live.Definition.Contests[0], EditionOf(count)));
        return PageResult.IsKnown(http.Request, visit) ? new PageResult(visit, StatusCodes.Status200OK, []) : null;
    }

    /// <summary>A page that is made for this visitor alone and kept by nobody, with a script of the site's own.</summary>
    public async Task<IResult> AnswerOnce(HttpContext http, Language language, Func<Question, Answer?> answer)
    {
        var contest = http.Request.RouteValues[Question.ContestRoute] is string named ? live.Definition.FindContest(named) : live.Definition.Contests[0];
        var (visit, gathered) = live.Read(count => Gather(count, http, language, contest, answer));
        return gathered is Page page
            ? new OncePageResult(visit, page.Status, await renderer.Render(visit, page))
            : await Draw(visit, Page.Of<NotFoundPage>(StatusCodes.Status404NotFound));
    }

    private Edition EditionOf(Count count) => Edition.Of(count, log) with { InForce = takedowns.InForce(count) };

    private (Visit Visit, Answer? Answer) Gather(
        Count count, HttpContext http, Language language, Contest? contest, Func<Question, Answer?> answer)
    {
        var visit = VisitOf(http, language, contest ?? live.Definition.Contests[0], EditionOf(count));
        return (visit, contest is null ? null : answer(new(http, visit, count)));
    }

    private async Task<IResult> MakeAsync(HttpContext http, Language language, Contest? contest, Func<Question, Answer?> answer, object name)
    {
        var read = _shelf.Now;
        var (visit, gathered) = live.Read(count => Gather(count, http, language, contest, answer));
        return (gathered is Later later ? later.Make() : gathered) switch
        {
            Elsewhere elsewhere => Results.Redirect(elsewhere.Path),
            Page { Status: StatusCodes.Status200OK } when PageResult.IsKnown(http.Request, visit) => new PageResult(visit, StatusCodes.Status200OK, []),
            Page { Status: StatusCodes.Status200OK } page => Keep(name, visit, await Draw(visit, page), read),
            Page page => await Draw(visit, page),
            _ => await Draw(visit, Page.Of<NotFoundPage>(StatusCodes.Status404NotFound)),
        };
    }

    /// <summary>Drawn once for each language and notice: this page costs nothing when everything else costs too much.</summary>
    private async Task<PageResult> OverloadedAsync(HttpContext http, Language language)
    {
        var visit = VisitOf(http, language, live.Definition.Contests[0], Edition.Unknown) with { Path = "/" };
        var key = (language, visit.Notice, visit.Successor);
        return _overloaded.TryGetValue(key, out var drawn)
            ? drawn
            : _overloaded[key] = await Draw(visit, Page.Of<OverloadedPage>(StatusCodes.Status503ServiceUnavailable));
    }

    private Visit VisitOf(HttpContext http, Language language, Contest contest, Edition edition) =>
        new(language, live.Definition, contest, edition, NoticeIn(language), PathOf(http.Request, language))
        {
            Successor = options.CurrentValue.Successor,
            Site = http.RequestServices.GetService<PhotoLinks>()?.Base ?? "",
        };

    public void Dispose() => _shelf.Dispose();

    private PageResult Keep(object name, Visit visit, PageResult page, long read) => _shelf.Keep(name, PageResult.VersionOf(visit), page, page.Weight, read);

    private async Task<PageResult> Draw(Visit visit, Page page) => new PageResult(visit, page.Status, await renderer.Render(visit, page));

    private string? NoticeIn(Language language) => options.CurrentValue is { Notice: { Length: > 0 } notice } set
        ? new LocalizedText(notice, set.NoticeEn ?? notice).In(language.Code)
        : null;

    /// <summary>Never begins with two slashes: as a link that would lead to another host.</summary>
    private static string PathOf(HttpRequest request, Language language) =>
        "/" + request.Path.ToUriComponent()[language.Prefix.Length..].TrimStart('/') + request.QueryString.ToUriComponent();

    private static string WithoutContest(HttpContext http, Language language, string contest)
    {
        var path = PathOf(http.Request, language)[(ContestPrefix.Length + contest.Length)..];
        return $"{language.Prefix}/{path.TrimStart('/')}";
    }
}
