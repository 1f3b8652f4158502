using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Sirekap.Election.Counting;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData;

/// <summary>
/// Answers about the count, kept until the log grows: what all the country asks for is built once. Nothing here can be stale,
/// because an answer is given only for the size of the log that it was built from.
/// </summary>
internal sealed class CountAnswers(LiveCount live) : IDisposable
{
    /// <summary>How long proxies and browsers may keep an answer without asking again.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 256 * 1024 * 1024 });

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
        if (_kept.TryGetValue(key, out (long Size, PublicAnswer Answer) kept) && kept.Size == live.Size)
            return kept.Answer;
        var (size, values) = live.Read(count => (count.Size, count.Contest(contest) is { } votes ? take(count, votes) : null));
        if (values is null)
            return PublicProblem.ContestUnknown(contest);
        var answer = new PublicAnswer(write(values), contentType, FreshFor, size);
        return _kept.Set(key, (size, answer), new MemoryCacheEntryOptions { Size = answer.Weight }).answer;
    }

    public void Dispose() => _kept.Dispose();
}
