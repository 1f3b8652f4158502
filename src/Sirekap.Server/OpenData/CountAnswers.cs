using Microsoft.AspNetCore.Http;
using Sirekap.Election.Counting;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData;

/// <summary>
/// Answers about the count, kept until the log grows: what all the country asks for is built once, and at most once a second while the log grows fast.
/// Each answer says the size of the log that it was built from.
/// </summary>
internal sealed class CountAnswers(LiveCount live, MakingRoom room, TimeProvider clock) : IDisposable
{
    /// <summary>How long proxies and browsers may keep an answer without asking again.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    private const long MostKept = 256 * 1024 * 1024;

    private readonly VersionShelf<PublicAnswer> _shelf = new(MostKept, clock);

    /// <summary>The answer about a contest: plain values are taken while the count is held, and written after it is let go.</summary>
    /// <param name="name">Names the answer among all of the contest.</param>
    /// <param name="contest">The contest's code.</param>
    /// <param name="take">Takes the values out of the count.</param>
    /// <param name="write">Writes them.</param>
    /// <param name="contentType">The type of the bytes.</param>
    public IResult Get<T>(
        string name, string contest, Func<Count, ContestCount, T> take, Func<T, byte[]> write, string contentType = PublicAnswer.Json)
        where T : class
    {
        var key = (name, contest);
        if (_shelf.FindPopular(key) is { } popular)
            return popular;
        if (_shelf.Find(key, live.Size) is { } kept)
            return kept;
        var since = _shelf.Now;
        return live.Definition.FindContest(contest) is null
            ? PublicProblem.ContestUnknown(contest)
            : new MadeInTurn(room, () => _shelf.FindSince(key, since) ?? Make(key, take, write, contentType), () => _shelf.FindAny(key));
    }

    public void Dispose() => _shelf.Dispose();

    private PublicAnswer Make<T>((string Name, string Contest) key, Func<Count, ContestCount, T> take, Func<T, byte[]> write, string contentType)
        where T : class
    {
        var read = _shelf.Now;
        var (size, values) = live.Read(count => (count.Size, take(count, count.Contest(key.Contest)!)));
        var answer = new PublicAnswer(write(values), contentType, FreshFor, size);
        return _shelf.Keep(key, size, answer, answer.Weight, read);
    }

    /// <summary>An answer that is made when there is room for it; where there is none, the last one, which says itself how old it is.</summary>
    private sealed class MadeInTurn(MakingRoom room, Func<PublicAnswer> make, Func<PublicAnswer?> last) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            IResult answer;
            // The room is left before the answer is sent: a slow reader keeps nobody waiting.
            using (var lease = await room.EnterAsync(httpContext.RequestAborted))
                answer = lease.IsAcquired ? make() : last() as IResult ?? PublicProblem.Overloaded();
            await answer.ExecuteAsync(httpContext);
        }
    }
}
