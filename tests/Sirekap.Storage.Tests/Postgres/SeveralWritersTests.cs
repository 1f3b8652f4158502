using System.Text;
using CsCheck;
using Sirekap.Storage.Tests.Entries;

namespace Sirekap.Storage.Tests.Postgres;

public sealed class SeveralWritersTests : IAsyncLifetime
{
    readonly List<PostgresLog> _logs = [];

    public async ValueTask InitializeAsync() => _logs.Add(await PostgresLog.MakeAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var log in _logs)
            await log.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_several_servers_are_sent_they_all_see_one_log()
    {
        // What each server is sent: names and numbers that often repeat, and often come too early.
        var sent = Gen.Select(Gen.Char['a', 'd'], Gen.Int[1, 6], SequenceAdmission.Entry).List[1, 40];
        await sent.List[2, 3].SampleAsync(async servers => await SendAsync(servers), iter: 12, threads: 1);
    }

    [Fact]
    public async Task Many_entries_through_three_servers_have_gapless_indexes_and_nobody_is_lied_to()
    {
        const int each = 1000;
        var log = _logs[0];
        var outcomes = new List<(long Number, AppendOutcome Outcome)>();
        var writers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => new EntryWriter((await log.OpenAsync()).Entries, new OpenDoor(), 0)));
        // Every entry is sent to two of the three servers.
        await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(server => Enumerable.Range(0, 2 * each).Select(async i =>
        {
            var number = ((server * each) + i) % (3 * each);
            var outcome = await writers[server].AppendAsync(Samples.Entry(number));
            lock (outcomes)
                outcomes.Add((number, outcome));
        })));
        foreach (var writer in writers)
            await writer.DisposeAsync();
        var entries = await log.Entries.ReadAsync(0, long.MaxValue).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 3 * each).Select(i => (long)i), entries.Select(entry => entry.Index));
        Assert.Equal(3 * each, outcomes.Count(answer => answer.Outcome is AppendOutcome.Stored));
        Assert.All(outcomes, answer => Assert.Equal(Samples.Entry(answer.Number), entries[(int)IndexOf(answer.Outcome)].Bytes.ToArray()));
    }

    async Task SendAsync(List<List<byte[]>> servers)
    {
        var log = await PostgresLog.MakeAsync();
        lock (_logs)
            _logs.Add(log);
        var admissions = servers.ConvertAll(_ => new SequenceAdmission());
        var writers = await Task.WhenAll(admissions.Select(async admission => new EntryWriter((await log.OpenAsync()).Entries, admission, 0)));
        var answers = await Task.WhenAll(servers.SelectMany((sent, server) => sent.Select(async entry => (Entry: entry, Outcome: await writers[server].AppendAsync(entry)))));
        var entries = await log.Entries.ReadAsync(0, long.MaxValue).ToListAsync();

        // The log is what one server alone could have admitted, and each entry stands in it once.
        var model = new SequenceAdmission();
        Assert.All(entries, entry => Assert.Null(model.Admit(entry.Index, entry.Bytes)));
        Assert.Equal(entries.Count, answers.Count(answer => answer.Outcome is AppendOutcome.Stored));
        Assert.All(answers.Where(answer => answer.Outcome is not AppendOutcome.Refused), answer =>
            Assert.Equal(answer.Entry, entries[(int)IndexOf(answer.Outcome)].Bytes.ToArray()));

        // Every server comes to see the same log, each entry once and in order.
        var all = entries.ConvertAll(entry => Encoding.ASCII.GetString(entry.Bytes.Span));
        foreach (var admission in admissions)
        {
            while (admission.Durable.Count < all.Count)
                await Task.Delay(5);
            Assert.Equal(all, admission.Durable);
        }
        foreach (var writer in writers)
        {
            await writer.DisposeAsync();
            await writer.Completion;
        }
    }

    static long IndexOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Stored stored => stored.Index,
        AppendOutcome.Known known => known.Index,
        _ => throw new InvalidOperationException($"{outcome} has no index."),
    };
}
