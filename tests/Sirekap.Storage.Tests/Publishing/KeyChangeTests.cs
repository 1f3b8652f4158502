using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>A log goes over to another key without a moment in which those who know only one of them are left behind.</summary>
public sealed class KeyChangeTests : IAsyncDisposable
{
    static readonly NoteSigner s_old = Samples.Signer, s_new = new(Samples.Signer.Verifier.Name, [.. Enumerable.Repeat((byte)7, NoteSigner.SeedLength)]);

    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task A_log_at_rest_gets_the_new_signature_at_the_next_start_and_the_independent_checker_takes_either_key()
    {
        await _log.PublishAsync(300);
        await using (var publisher = await StartAsync(s_new, beside: [s_old]))
            Assert.Equal(300, publisher.Latest.Size);
        var note = File.ReadAllBytes(_log["checkpoint"]);
        Assert.Equal(SignedCheckpoint.Open(note, s_old.Verifier).Head, SignedCheckpoint.Open(note, s_new.Verifier).Head);
        Assert.SkipWhen(GoChecker.Missing is not null, GoChecker.Missing ?? "");
        foreach (var key in (NoteSigner[])[s_old, s_new])
        {
            var (exit, report) = await GoChecker.CheckAsync(_log.Root, "-vkey", key.Verifier.ToString()!);
            Assert.True(exit == 0, report);
        }
    }

    [Fact]
    public async Task Growing_through_a_change_stays_one_history()
    {
        await _log.PublishAsync(10);
        var before = _log.ServedCheckpoint();
        await _log.Entries.AppendAsync(10, 20);
        await using (await StartAsync(s_new, beside: [s_old]))
        {
        }
        await _log.Entries.AppendAsync(20, 30);
        await using (var publisher = await StartAsync(s_new, earlier: [s_old.Verifier]))
        {
            Assert.Equal(30, publisher.Latest.Size);
            Assert.Throws<LogDataException>(() => SignedCheckpoint.Open(publisher.Latest.Note.Bytes.Span, s_old.Verifier));
            Assert.Equal(before.Root, await publisher.Latest.PrefixRootAsync(10, new FolderTileSource(_log.Root), TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task What_only_the_old_key_signed_is_still_the_logs_own_after_it_was_retired()
    {
        await _log.PublishAsync(10);
        await using (var publisher = await StartAsync(s_new, earlier: [s_old.Verifier]))
            Assert.Equal(10, SignedCheckpoint.Open(publisher.Latest.Note.Bytes.Span, s_new.Verifier).Size);
        await Assert.ThrowsAsync<StartRefusedException>(async () => await StartAsync(new NoteSigner(s_old.Verifier.Name, new byte[32])));
    }

    Task<LogPublisher> StartAsync(NoteSigner key, NoteSigner[]? beside = null, NoteVerifier[]? earlier = null) => LogPublisher.StartAsync(
        new(_log.Entries, new SqliteCheckpointStore(_log.Database), _log.Blobs, key) { Beside = beside ?? [], Earlier = earlier ?? [], Interval = TimeSpan.FromMilliseconds(1) });
}
