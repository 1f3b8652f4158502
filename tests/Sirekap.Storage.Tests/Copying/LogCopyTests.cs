using CsCheck;
using Sirekap.Log;
using Sirekap.Storage.Tests.Publishing;
using Sirekap.Storage.Tests.Sqlite;

namespace Sirekap.Storage.Tests.Copying;

/// <summary>A copy needs no trust in its source: what it serves is what the log signed, or it stays as it was.</summary>
public sealed class LogCopyTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly SqliteFile _database = new();
    readonly SwitchableBlobs _blobs;

    public LogCopyTests() => _blobs = new(new FolderBlobStore(_folder.Path));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(777)]
    [InlineData(16_700)]
    public async Task A_copy_serves_the_very_files_of_the_log(int size)
    {
        var origin = new Origin(size);
        var copy = await OpenAsync();
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[size], origin));
        await RequireEqualAsync(origin, size);
        Assert.Equal(size, copy.Latest!.Size);
    }

    [Fact]
    public async Task It_follows_step_by_step_whatever_the_steps()
    {
        var origin = new Origin(1500);
        var steps = Gen.Int[0, 1500].Array[1, 8];
        await steps.SampleAsync(
            async sizes =>
            {
                using var log = new LogCopyTests();
                var copy = await log.OpenAsync();
                foreach (var size in sizes.Order())
                {
                    Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[size], origin));
                    await log.RequireEqualAsync(origin, size);
                    if (size % 3 == 0)
                        copy = await log.OpenAsync();
                }
            },
            iter: 5, threads: 1);
    }

    [Fact]
    public async Task An_earlier_checkpoint_of_the_same_log_only_lags_behind()
    {
        var origin = new Origin(300);
        var copy = await OpenAsync();
        await copy.FollowAsync(origin[300], origin);
        Assert.IsType<CopyStep.Behind>(await copy.FollowAsync(origin[299], origin));
        Assert.IsType<CopyStep.Behind>(await copy.FollowAsync(origin[0], origin));
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[300], origin));
        Assert.Equal(300, copy.Latest!.Size);
    }

    [Fact]
    public async Task Cosignatures_that_come_later_are_served_and_never_taken_away()
    {
        var (origin, witness) = (new Origin(300), Cosigner.Ed25519("saksi.example", new byte[Cosigner.SeedLength]));
        var cosigned = origin[200].With(System.Text.Encoding.UTF8.GetBytes(witness.Cosign(origin[200], DateTimeOffset.UnixEpoch.AddYears(56))!), witness.Verifier);
        var copy = await OpenAsync();
        foreach (var shown in (SignedCheckpoint[])[origin[200], cosigned, origin[200]])
            Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(shown, origin));
        Assert.Same(cosigned, copy.Latest);
        Assert.Equal(cosigned.Note.ToString(), System.Text.Encoding.UTF8.GetString(await _blobs.ReadAsync(LogFiles.Checkpoint) ?? []));
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[300], origin));
        Assert.Equal(300, (await OpenAsync()).Latest!.Size);
    }

    [Theory]
    [InlineData(600, 600)]
    [InlineData(600, 500)]
    [InlineData(512, 700)]
    [InlineData(600, 900)]
    public async Task A_second_history_is_refused_and_both_checkpoints_are_handed_back(int ours, int theirs)
    {
        var (origin, fork) = (new Origin(ours), new Origin(theirs, forkedFrom: 400));
        var copy = await OpenAsync();
        await copy.FollowAsync(origin[ours], origin);
        var forked = Assert.IsType<CopyStep.Forked>(await copy.FollowAsync(fork[theirs], fork));
        Assert.Equal((origin[ours].Root, fork[theirs].Root), (forked.Ours.Root, forked.Theirs.Root));
        await RequireEqualAsync(origin, ours);
    }

    [Fact]
    public async Task A_history_that_parts_only_behind_ours_is_simply_followed()
    {
        var (origin, other) = (new Origin(300), new Origin(500, forkedFrom: 300));
        var copy = await OpenAsync();
        await copy.FollowAsync(origin[300], origin);
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(other[500], other));
    }

    [Theory]
    [InlineData("tile/entries/001", -1)]
    [InlineData("tile/entries/002.p/188", 3)]
    [InlineData("tile/0/001", 3)]
    [InlineData("tile/1/000.p/2", 3)]
    public async Task A_flipped_bit_in_the_sources_files_is_never_taken_and_never_called_a_fork(string path, int place)
    {
        var origin = new Origin(700);
        var copy = await OpenAsync();
        await copy.FollowAsync(origin[300], origin);
        var file = origin.File(path);
        var at = new Index(Math.Abs(place), fromEnd: place < 0);
        file[at] ^= 4;
        Assert.IsType<CopyStep.Broken>(await copy.FollowAsync(origin[700], origin));
        await RequireEqualAsync(origin, 300, exceptTiles: true);
        file[at] ^= 4;
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[700], origin));
        await RequireEqualAsync(origin, 700);
    }

    [Fact]
    public async Task A_missing_file_is_named_and_tried_again()
    {
        var origin = new Origin(700);
        origin.Missing.UnionWith(["tile/entries/001"]);
        var copy = await OpenAsync();
        var broken = Assert.IsType<CopyStep.Broken>(await copy.FollowAsync(origin[700], origin));
        Assert.Contains("tile/entries/001", broken.Sentence, StringComparison.Ordinal);
        Assert.Null(copy.Latest);
        origin.Missing.Clear();
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[700], origin));
    }

    [Fact]
    public async Task After_a_full_disk_and_a_restart_it_goes_on_where_the_entries_end()
    {
        var origin = new Origin(700);
        var copy = await OpenAsync();
        await copy.FollowAsync(origin[100], origin);
        _blobs.Fails = name => name.StartsWith("log/tile/0/001", StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => copy.FollowAsync(origin[700], origin));
        _blobs.Fails = _ => false;
        copy = await OpenAsync();
        Assert.Equal(100, copy.Latest!.Size);
        Assert.IsType<CopyStep.Broken>(await copy.FollowAsync(origin[200], origin));
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[700], origin));
        await RequireEqualAsync(origin, 700);
    }

    [Fact]
    public async Task After_a_full_disk_the_next_look_writes_what_was_kept_out()
    {
        var origin = new Origin(700);
        var copy = await OpenAsync();
        _blobs.Fails = name => name.StartsWith("log/tile/0/001", StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => copy.FollowAsync(origin[700], origin));
        _blobs.Fails = name => name == "log/checkpoint";
        await Assert.ThrowsAsync<IOException>(() => copy.FollowAsync(origin[700], origin));
        _blobs.Fails = _ => false;
        Assert.IsType<CopyStep.Followed>(await copy.FollowAsync(origin[700], origin));
        await RequireEqualAsync(origin, 700);
    }

    [Fact]
    public async Task A_renewed_cosignature_takes_the_place_of_an_earlier_one_and_not_the_other_way_round()
    {
        var (origin, witness) = (new Origin(10), Cosigner.Ed25519("saksi.example", new byte[Cosigner.SeedLength]));
        var (early, late) = (At(56), At(57));
        var copy = await OpenAsync();
        foreach (var shown in (SignedCheckpoint[])[early, late, early])
            await copy.FollowAsync(shown, origin);
        Assert.Same(late, copy.Latest);

        // Who knows no witness serves what was shown last.
        var stranger = await OpenAsync();
        foreach (var shown in (SignedCheckpoint[])[late, early, late])
            await stranger.FollowAsync(SignedCheckpoint.Open(shown.Note.Bytes.Span, Samples.Signer.Verifier), origin);
        Assert.Equal(late.Note.ToString(), stranger.Latest!.Note.ToString());

        SignedCheckpoint At(int years) =>
            origin[10].With(System.Text.Encoding.UTF8.GetBytes(witness.Cosign(origin[10], DateTimeOffset.UnixEpoch.AddYears(years))!), witness.Verifier);
    }

    [Fact]
    public async Task Witnesses_are_known_again_after_a_restart_and_are_never_lost_to_a_note_with_fewer()
    {
        var origin = new Origin(10);
        var witness = Cosigner.Ed25519("witness.example", new byte[Cosigner.SeedLength]);
        var bare = origin[10];
        var line = witness.Cosign(bare, DateTimeOffset.UnixEpoch.AddDays(20_000))!;
        var cosigned = bare.With(System.Text.Encoding.UTF8.GetBytes(line), witness.Verifier);
        await (await OpenAsync()).FollowAsync(cosigned, origin);
        var copy = await OpenAsync();
        Assert.Empty(copy.Latest!.Cosignatures);
        await copy.FollowAsync(cosigned, origin);
        Assert.Single(copy.Latest.Cosignatures);
        await copy.FollowAsync(bare, origin);
        Assert.Single(copy.Latest.Cosignatures);
    }

    [Fact]
    public async Task Files_that_were_lost_or_torn_are_made_again_at_the_next_start()
    {
        var origin = new Origin(700);
        await (await OpenAsync()).FollowAsync(origin[700], origin);
        File.Delete(_folder["log/tile/0/000"]);
        await File.WriteAllBytesAsync(_folder["log/tile/entries/002.p/188"], [1, 2], TestContext.Current.CancellationToken);
        File.Delete(_folder["log/checkpoint"]);
        await OpenAsync();
        await RequireEqualAsync(origin, 700);
    }

    [Fact]
    public async Task A_copy_of_another_log_and_a_database_that_was_set_back_are_refused_at_the_start()
    {
        var origin = new Origin(10);
        await (await OpenAsync()).FollowAsync(origin[10], origin);
        var other = new NoteSigner("log.example/other", new byte[NoteSigner.SeedLength]).Verifier;
        await Assert.ThrowsAsync<StartRefusedException>(() => LogCopy.OpenAsync(
            _database.Entries, new SqliteCheckpointStore(_database.Database), _blobs, other, null, TestContext.Current.CancellationToken));
        using var empty = new SqliteFile();
        await Assert.ThrowsAsync<StartRefusedException>(() => LogCopy.OpenAsync(
            empty.Entries, new SqliteCheckpointStore(_database.Database), _blobs, Samples.Signer.Verifier, null, TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    Task<LogCopy> OpenAsync() => LogCopy.OpenAsync(_database.Entries, new SqliteCheckpointStore(_database.Database), _blobs, Samples.Signer.Verifier);

    async Task RequireEqualAsync(Origin origin, int size, bool exceptTiles = false)
    {
        Assert.Equal(origin[size].Note.Bytes.ToArray(), await File.ReadAllBytesAsync(_folder["log/checkpoint"], TestContext.Current.CancellationToken));
        if (exceptTiles)
            return;
        foreach (var path in LogLayout.Tiles(size).Concat(LogLayout.Bundles(size)))
            Assert.Equal(origin.File(path.ToString()), await File.ReadAllBytesAsync(_folder[$"log/{path}"], TestContext.Current.CancellationToken));
    }
}
