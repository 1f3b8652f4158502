using Sirekap.Log;

namespace Sirekap.Storage.Tests.Entries;

/// <summary>What the writer does on every database of entries.</summary>
public abstract class EntryWriterContract
{
    /// <summary>The store under test; empty at the start of a test.</summary>
    protected abstract IEntryStore Store { get; }

    [Fact]
    public async Task Entries_get_the_indexes_in_turn_and_repetitions_the_same_one()
    {
        await using var writer = new EntryWriter(Store, new OpenDoor(), 0);
        Assert.Equal(new AppendOutcome.Stored(0), await writer.AppendAsync(Samples.Entry(0)));
        Assert.Equal(new AppendOutcome.Stored(1), await writer.AppendAsync(Samples.Entry(1)));
        Assert.Equal(new AppendOutcome.Known(0), await writer.AppendAsync(Samples.Entry(0)));
        Assert.Equal(2, await Store.CountAsync());
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing_and_share_commits()
    {
        var counted = new FaultyStore(Store);
        var admission = new OpenDoor();
        await using (var writer = new EntryWriter(counted, admission, 0))
        {
            // Each entry is sent twice, by different senders.
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4000).Select(i => Task.Run(() => writer.AppendAsync(Samples.Entry(i % 2000)))));
            Assert.Equal(2000, outcomes.Count(outcome => outcome is AppendOutcome.Stored));
            Assert.Equal(2000, outcomes.Count(outcome => outcome is AppendOutcome.Known));
        }
        Assert.InRange(counted.Commits, 1, 1000);
        var entries = await Store.ReadAsync(0, long.MaxValue).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => Convert.ToHexString(Samples.Entry(i))).Order(),
            entries.Select(entry => Convert.ToHexString(entry.Bytes.Span)).Order());
        Assert.Equal(entries.Select(entry => entry.Index), admission.CommittedIndexes);
    }

    [Fact]
    public async Task An_admission_sees_those_admitted_before_in_the_same_group_and_refuses_without_a_trace()
    {
        var faulty = new FaultyStore(Store) { Gate = new TaskCompletionSource() };
        await using var writer = new EntryWriter(faulty, new OneOfEachFirstByte(), 0);
        // The gate holds the first group, so that the next three entries fall into one group.
        var first = writer.AppendAsync("x"u8.ToArray());
        await faulty.Waiting.Task;
        Task<AppendOutcome>[] rest = [writer.AppendAsync("a1"u8.ToArray()), writer.AppendAsync("a2"u8.ToArray()), writer.AppendAsync("b1"u8.ToArray())];
        faulty.Gate.SetResult();
        Assert.Equal(new AppendOutcome.Stored(0), await first);
        Assert.Equal(new AppendOutcome.Stored(1), await rest[0]);
        Assert.Equal(new AppendOutcome.Refused(new Refusal("taken", "a is taken.")), await rest[1]);
        Assert.Equal(new AppendOutcome.Stored(2), await rest[2]);
        Assert.Equal(2, faulty.Commits);
        Assert.Equal(3, await Store.CountAsync());
    }

    [Fact]
    public async Task What_an_admission_can_do_beforehand_is_done_while_the_writer_is_busy()
    {
        var faulty = new FaultyStore(Store) { Gate = new TaskCompletionSource() };
        var door = new PreparingDoor();
        await using var writer = new EntryWriter(faulty, door, 0);
        var first = writer.AppendAsync("x"u8.ToArray());
        await faulty.Waiting.Task;
        var second = writer.AppendAsync("b"u8.ToArray());
        Assert.Equal("xb"u8, [.. door.Prepared]);
        faulty.Gate.SetResult();
        Assert.Equal(new AppendOutcome.Stored(0), await first);
        Assert.Equal(new AppendOutcome.Refused(new Refusal("b", "b comes too late for place 1.")), await second);
    }

    [Fact]
    public async Task Nothing_is_committed_for_refusals_alone()
    {
        var faulty = new FaultyStore(Store);
        await using var writer = new EntryWriter(faulty, new OneOfEachFirstByte(), 0);
        await writer.AppendAsync("a1"u8.ToArray());
        await writer.AppendAsync("a2"u8.ToArray());
        Assert.Equal(1, faulty.Commits);
    }

    [Fact]
    public async Task The_sender_hears_of_its_entry_after_the_observer_and_after_the_commit()
    {
        var admission = new OpenDoor();
        await using var writer = new EntryWriter(Store, admission, 0);
        var outcome = Assert.IsType<AppendOutcome.Stored>(await writer.AppendAsync(Samples.Entry(7)));
        Assert.Contains(outcome.Index, admission.CommittedIndexes);
        Assert.Equal(1, await Store.CountAsync());
    }

    [Theory]
    [InlineData(Fault.Begin)]
    [InlineData(Fault.Insert)]
    [InlineData(Fault.Commit)]
    [InlineData(Fault.CommitThatHappened)]
    public async Task After_a_database_failure_nothing_is_acknowledged_and_nothing_tried_again(Fault fault)
    {
        var faulty = new FaultyStore(Store);
        await using var writer = new EntryWriter(faulty, new OpenDoor(), 0);
        await writer.AppendAsync(Samples.Entry(0));
        faulty.Next = fault;
        var stopped = await Assert.ThrowsAsync<WriterStoppedException>(() => writer.AppendAsync(Samples.Entry(1)));
        Assert.Equal("The log takes no more entries until the program is started again: the disk is full.", stopped.Message);
        await Assert.ThrowsAsync<WriterStoppedException>(() => writer.AppendAsync(Samples.Entry(2)));
        await Assert.ThrowsAsync<WriterStoppedException>(() => writer.AppendAsync(Samples.Entry(0)));
        await Assert.ThrowsAsync<WriterStoppedException>(() => writer.Completion);
        // The entry whose commit did happen is found on the next start, though its sender was told otherwise.
        Assert.Equal(fault == Fault.CommitThatHappened ? 2 : 1, await Store.CountAsync());
    }

    [Fact]
    public async Task Entries_queued_behind_a_failed_group_fail_as_well()
    {
        var faulty = new FaultyStore(Store) { Gate = new TaskCompletionSource(), Next = Fault.Commit };
        await using var writer = new EntryWriter(faulty, new OpenDoor(), 0);
        var senders = Enumerable.Range(0, 50).Select(i => writer.AppendAsync(Samples.Entry(i))).ToList();
        faulty.Gate.SetResult();
        foreach (var sender in senders)
            await Assert.ThrowsAsync<WriterStoppedException>(() => sender);
        Assert.Equal(0, await Store.CountAsync());
    }

    [Fact]
    public async Task An_admission_that_throws_stops_the_writer()
    {
        await using var writer = new EntryWriter(Store, new BrokenDoor(), 0);
        await Assert.ThrowsAsync<WriterStoppedException>(() => writer.AppendAsync(Samples.Entry(0)));
        Assert.Equal(0, await Store.CountAsync());
    }

    [Fact]
    public async Task An_admission_is_told_of_what_it_has_not_seen_before_it_decides()
    {
        await Store.AppendAsync(0, 3);
        var admission = new OpenDoor();
        await using var writer = new EntryWriter(Store, admission, seen: 1);
        Assert.Equal(new AppendOutcome.Stored(3), await writer.AppendAsync(Samples.Entry(3)));
        Assert.Equal([1, 2, 3], admission.CommittedIndexes);
    }

    [Fact]
    public async Task An_admission_that_has_seen_more_than_there_is_stops_the_writer()
    {
        await Store.AppendAsync(0, 3);
        await using var writer = new EntryWriter(Store, new OpenDoor(), seen: 4);
        var stopped = await Assert.ThrowsAsync<WriterStoppedException>(() => writer.AppendAsync(Samples.Entry(3)));
        Assert.Contains("the next index is 3 in the database, but 4 was expected", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_append_is_followed_also_when_nothing_is_sent_here()
    {
        var admission = new OpenDoor();
        await using var writer = new EntryWriter(Store, admission, 0);
        await Store.AppendAsync(0, 2);
        while (admission.CommittedIndexes.Count < 2)
            await Task.Delay(5);
        Assert.Equal(new AppendOutcome.Known(1), await writer.AppendAsync(Samples.Entry(1)));
        Assert.Equal([0, 1], admission.CommittedIndexes);
    }

    [Fact]
    public async Task Empty_and_oversized_entries_are_the_callers_mistake()
    {
        await using var writer = new EntryWriter(Store, new OpenDoor(), 0);
        await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync(ReadOnlyMemory<byte>.Empty));
        await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync(new byte[EntryBundle.MaxEntryLength + 1]));
        Assert.Equal(new AppendOutcome.Stored(0), await writer.AppendAsync(new byte[EntryBundle.MaxEntryLength]));
    }

    [Fact]
    public async Task Groups_respect_the_limit_of_four_megabytes()
    {
        var faulty = new FaultyStore(Store) { Gate = new TaskCompletionSource() };
        await using var writer = new EntryWriter(faulty, new OpenDoor(), 0);
        var first = writer.AppendAsync(Samples.Entry(0));
        await faulty.Waiting.Task;
        var large = Enumerable.Range(1, 100).Select(i => writer.AppendAsync(Enumerable.Repeat((byte)i, 60_000).ToArray())).ToList();
        faulty.Gate.SetResult();
        await Task.WhenAll([first, .. large]);
        Assert.Equal(3, faulty.Commits);
    }

    [Fact]
    public async Task A_cancelled_sender_is_let_go_and_the_others_are_served()
    {
        var faulty = new FaultyStore(Store) { Gate = new TaskCompletionSource() };
        await using var writer = new EntryWriter(faulty, new OpenDoor(), 0);
        using var cancellation = new CancellationTokenSource();
        var first = writer.AppendAsync(Samples.Entry(0));
        await faulty.Waiting.Task;
        var cancelled = writer.AppendAsync(Samples.Entry(1), cancellation.Token);
        var last = writer.AppendAsync(Samples.Entry(2));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        faulty.Gate.SetResult();
        await first;
        Assert.Equal(new AppendOutcome.Stored(1), await last);
    }

    [Fact]
    public async Task A_disposed_writer_has_committed_what_was_queued_and_takes_no_more()
    {
        var writer = new EntryWriter(Store, new OpenDoor(), 0);
        var senders = Enumerable.Range(0, 100).Select(i => writer.AppendAsync(Samples.Entry(i))).ToList();
        await writer.DisposeAsync();
        Assert.All(await Task.WhenAll(senders), outcome => Assert.IsType<AppendOutcome.Stored>(outcome));
        await Assert.ThrowsAsync<WriterStoppedException>(() => writer.AppendAsync(Samples.Entry(100)));
    }
}
