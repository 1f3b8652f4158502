using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Server.Counting;
using Sirekap.Storage;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Counting;

/// <summary>Entries that are prepared ahead, on all cores, are counted as those that come one by one.</summary>
public sealed class EntriesAheadTests : IDisposable
{
    private const string Desa = SmallElection.Desa;

    private readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public async Task A_log_with_bad_bytes_and_bad_signatures_is_ignored_in_the_same_places_for_the_same_reasons()
    {
        for (var number = 0; number < 1500; number++)
        {
            _story.Claim("kpu", "1101012001001", Desa, ("C.1", number));
            if (number % 100 == 7)
                _story.AddBytes("no entry"u8.ToArray());
            if (number % 100 == 9)
                _story.AddBytes(Forged());
            if (number % 500 == 11)
                _story.Officer($"110101200100{1 + (number / 500)}");
        }

        var ahead = new Count(_story.Definition);
        await foreach (var (index, entry) in Entries().PreparedForAsync(ahead, TestContext.Current.CancellationToken))
            ahead.Apply(index, entry);

        Assert.Equal(_story.Count.Size, ahead.Size);
        Assert.Equal(_story.Count.Ignored, ahead.Ignored);
        Assert.Equal(["bad-signature", "malformed"], ahead.Ignored.Select(ignored => ignored.Reason.Code).Distinct().Order());
    }

    [Fact]
    public async Task A_read_that_breaks_ends_the_count_with_its_own_error()
    {
        var count = new Count(_story.Definition);
        var taken = 0;
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var _ in Entries().Concat(Broken()).PreparedForAsync(count, TestContext.Current.CancellationToken))
                taken++;
        });
        Assert.Equal(0, taken);
    }

    public void Dispose() => _story.Dispose();

    private IAsyncEnumerable<LogEntry> Entries() => _story.Entries.Select((bytes, index) => new LogEntry(index, bytes)).ToAsyncEnumerable();

    private static async IAsyncEnumerable<LogEntry> Broken()
    {
        await Task.Yield();
        yield return default;
        throw new IOException("The disk is gone.");
    }

    private byte[] Forged() => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_story.Entries[^1].Span).Replace("\"C.1\":", "\"C.1\":1", StringComparison.Ordinal));
}
