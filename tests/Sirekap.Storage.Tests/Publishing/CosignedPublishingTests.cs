using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

public sealed class CosignedPublishingTests : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly LogFolder _log = new();
    readonly OneCosigner _cosigner = new();

    public CosignedPublishingTests() => _log.Cosigners = _cosigner;

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task Nobody_is_asked_before_the_database_holds_the_checkpoint()
    {
        _cosigner.Asked = async checkpoint => Assert.Equal(checkpoint.Note.Bytes.ToArray(), await new SqliteCheckpointStore(_log.Database).ReadAsync());
        await _log.PublishAsync(300);
        Assert.Equal([300], _cosigner.AskedSizes);
    }

    [Fact]
    public async Task The_served_checkpoint_and_its_receipts_carry_the_cosignature()
    {
        var publisher = await _log.StartAsync();
        await _log.Entries.AppendAsync(0, 5);
        var receipt = await publisher.ProveAsync(4).WaitAsync(s_patience);
        Assert.Single(SignedCheckpoint.Open(receipt.CheckpointNote.Span, Samples.Signer.Verifier, _cosigner.Key.Verifier).Cosignatures);
        Assert.Equal(receipt.CheckpointNote.ToArray(), await File.ReadAllBytesAsync(_log["checkpoint"]));
    }

    [Fact]
    public async Task A_checkpoint_is_served_though_its_cosigner_is_away_and_again_when_it_is_back()
    {
        _cosigner.IsAway = true;
        var publisher = await _log.StartAsync(askAgainAfter: TimeSpan.FromMilliseconds(20));
        await _log.Entries.AppendAsync(0, 5);
        Assert.Empty((await publisher.WhenPublishedAsync(4).WaitAsync(s_patience)).Cosignatures);
        _cosigner.IsAway = false;
        while (publisher.Latest.Cosignatures.IsEmpty)
            await Task.Delay(5);
        Assert.Equal(publisher.Latest.Note.ToString(), await File.ReadAllTextAsync(_log["checkpoint"]));
        Assert.Equal(5, publisher.Latest.Size);
    }

    [Fact]
    public async Task A_cosignature_that_has_grown_old_is_renewed_on_a_log_at_rest()
    {
        var first = DateTimeOffset.UnixEpoch.AddYears(56);
        _cosigner.Renews = first;
        var publisher = await _log.StartAsync(askAgainAfter: TimeSpan.FromMilliseconds(20));
        await _log.Entries.AppendAsync(0, 5);
        await publisher.WhenPublishedAsync(4).WaitAsync(s_patience);
        _cosigner.Renews = first.AddHours(1);
        while (publisher.Latest.Cosignatures is not [{ } renewed] || renewed.Time != first.AddHours(1).ToUnixTimeSeconds())
            await Task.Delay(5, TestContext.Current.CancellationToken);
        var served = _log.ServedCheckpoint();
        Assert.Equal((5, publisher.Latest.Note.ToString()), (served.Size, await File.ReadAllTextAsync(_log["checkpoint"], TestContext.Current.CancellationToken)));
        Assert.Equal(2, publisher.Latest.Note.ToString().Split("\n\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotNull(SignedCheckpoint.Open((await new SqliteCheckpointStore(_log.Database).ReadAsync(TestContext.Current.CancellationToken))!, Samples.Signer.Verifier));
    }

    [Fact]
    public async Task A_log_that_a_cosigner_has_seen_larger_does_not_start()
    {
        await _log.PublishAsync(40);
        _cosigner.LastSeen = SignedCheckpoint.Sign(41, LogHash.OfLeaf([]), Samples.Signer);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
        Assert.StartsWith("A witness or mirror has seen a checkpoint of this log over 41 entries, but the last one in the database covers 40:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_log_does_not_start_under_a_name_that_a_cosigner_knows()
    {
        _cosigner.LastSeen = SignedCheckpoint.Sign(1, LogHash.OfLeaf([]), Samples.Signer);
        await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(17)]
    public async Task A_log_that_a_cosigner_has_seen_otherwise_does_not_start(int size)
    {
        await _log.PublishAsync(40);
        _cosigner.LastSeen = SignedCheckpoint.Sign(size, LogHash.OfLeaf([1]), Samples.Signer);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
        Assert.Contains($"for the first {size} entries of this log, and the database has others", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_whose_beginning_a_cosigner_has_seen_goes_on()
    {
        await _log.PublishAsync(17);
        _cosigner.LastSeen = _log.ServedCheckpoint();
        await _log.PublishAsync(300);
        Assert.Equal(300, (await _log.StartAsync()).Latest.Size);
    }
}
