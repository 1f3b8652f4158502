using Microsoft.Extensions.Time.Testing;
using Sirekap.Log;
using Sirekap.Server.Witnesses;

namespace Sirekap.Server.Tests.Witnesses;

public sealed class WitnessCircleTests : ITileSource
{
    private static readonly NoteSigner _key = new("log.example/pemilu", new byte[NoteSigner.SeedLength]);

    private readonly Dictionary<string, byte[]> _tiles = [];
    private readonly GrowingTree _tree = new();

    [Fact]
    public async Task All_are_asked_at_once_and_whoever_is_away_is_named()
    {
        await using var bawaslu = await OneWitness.StartAsync("bawaslu.example", _key.Verifier);
        await using var kampus = await OneWitness.StartAsync("kampus.example", _key.Verifier);
        await using var asleep = OneWitness.Asleep("pers.example");
        using var circle = Circle(bawaslu, kampus, asleep);
        var cosigned = await circle.CosignAsync(Grow(10), this, CancellationToken.None);
        Assert.Equal([bawaslu.Key, kampus.Key], cosigned.Cosignatures.Select(cosignature => cosignature.Key));
        var tally = circle.TallyOf(cosigned);
        Assert.Equal((2, 3, "pers.example"), (tally.Signed, tally.Of, Assert.Single(tally.Missing).Name));
        Assert.NotNull(tally.Missing[0].Trouble);
        Assert.True(circle.AreDue(cosigned));
    }

    [Fact]
    public async Task A_witness_is_shown_each_step_and_one_that_knows_more_than_we_thought_is_asked_again()
    {
        await using var witness = await OneWitness.StartAsync("bawaslu.example", _key.Verifier);
        using var circle = Circle(witness);
        foreach (var size in (int[])[1, 10, 300])
            Assert.False(circle.AreDue(await circle.CosignAsync(Grow(size), this, CancellationToken.None)));
        using var forgetful = Circle(witness);
        Assert.False(forgetful.AreDue(await forgetful.CosignAsync(Grow(301), this, CancellationToken.None)));
        Assert.Equal(301, witness.LastOf(_key.Verifier.Name).Size);
    }

    [Fact]
    public async Task One_that_says_nothing_is_left_out_after_a_second_and_left_alone_for_ten()
    {
        var clock = new FakeTimeProvider();
        using var reached = new SemaphoreSlim(0);
        await using var mute = await OneWitness.ImpostorAsync("diam.example", async context =>
        {
            reached.Release();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var circle = new WitnessCircle([mute.Address], [_key.Verifier], null, clock);
        var checkpoint = Grow(1);
        for (var round = 0; round < 2; round++)
        {
            var asked = circle.CosignAsync(checkpoint, this, CancellationToken.None);
            Assert.True(await reached.WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.False(asked.IsCompleted);
            clock.Advance(circle.Limit);
            Assert.Same(checkpoint, await asked);
            Assert.Equal("It did not answer within 1 s.", circle.TallyOf(checkpoint).Missing[0].Trouble);
            Assert.Same(checkpoint, await circle.CosignAsync(checkpoint, this, CancellationToken.None));
            clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    [Theory]
    [InlineData(200, "no signature line", "The signature lines do not end with a newline.")]
    [InlineData(200, "— pemalsu.example AAAAAAAA\n", "Its answer has no signature of the key that we expect of it.")]
    [InlineData(500, "<h1>Oops</h1>\nmore", "It answered 500: <h1>Oops</h1>")]
    [InlineData(404, "", "It answered 404: without a word.")]
    [InlineData(409, "7\n", "It has cosigned 7 entries of this log, and we have only 5: somebody else signs with the log's key, or the database was set back.")]
    [InlineData(409, "many\n", "The witness's answer 409 does not tell a size.")]
    [InlineData(409, "3\n", "It answered 409: 3")]
    public async Task One_that_answers_nonsense_is_left_out_with_a_sentence(int status, string body, string trouble)
    {
        await using var impostor = await OneWitness.ImpostorAsync("pemalsu.example", async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body));
        });
        await using var honest = await OneWitness.StartAsync("bawaslu.example", _key.Verifier);
        using var circle = Circle(impostor, honest);
        var cosigned = await circle.CosignAsync(Grow(5), this, CancellationToken.None);
        Assert.Equal([honest.Key], cosigned.Cosignatures.Select(cosignature => cosignature.Key));
        Assert.Equal(trouble, Assert.Single(circle.TallyOf(cosigned).Missing).Trouble);
    }

    [Fact]
    public async Task What_witnesses_have_seen_is_believed_only_with_the_logs_signature()
    {
        await using var witness = await OneWitness.StartAsync("bawaslu.example", _key.Verifier);
        var forged = SignedCheckpoint.Sign(99, LogHash.OfLeaf([]), new NoteSigner(_key.Verifier.Name, [.. Enumerable.Repeat((byte)1, 32)]));
        await using var liar = await OneWitness.ImpostorAsync("pemalsu.example", async context => await context.Response.Body.WriteAsync(forged.Note.Bytes));
        using var circle = Circle(witness, liar);
        Assert.Empty(await circle.LastSeenAsync(CancellationToken.None));
        await circle.CosignAsync(Grow(12), this, CancellationToken.None);
        using var restarted = Circle(witness, liar);
        Assert.Equal([12L], (await restarted.LastSeenAsync(CancellationToken.None)).Select(seen => seen.Size));
    }

    [Fact]
    public async Task On_a_log_at_rest_witnesses_and_the_second_key_are_asked_again_after_an_hour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(59));
        await using var witness = await OneWitness.StartAsync("bawaslu.example", _key.Verifier, clock);
        using var circle = new WitnessCircle([witness.Address], [_key.Verifier], Cosigner.MlDsa44(_key.Verifier.Name, new byte[32]), clock) { Limit = TimeSpan.FromSeconds(30) };
        var first = await circle.CosignAsync(Grow(10), this, CancellationToken.None);
        clock.Advance(circle.RenewAfter - TimeSpan.FromSeconds(1));
        Assert.False(circle.AreDue(first));
        Assert.Same(first, await circle.CosignAsync(first, this, CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(circle.AreDue(first));
        var renewed = await circle.CosignAsync(first, this, CancellationToken.None);
        Assert.False(circle.AreDue(renewed));
        Assert.Equal(first.Head, renewed.Head);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal([(circle.OwnKey, now), (witness.Key, now)], renewed.Cosignatures.Select(cosignature => ((CosignatureVerifier?)cosignature.Key, cosignature.Time)));
        Assert.Equal(first.Note.ToString().Length, renewed.Note.ToString().Length);
    }

    [Fact]
    public async Task A_witness_that_is_away_when_it_is_asked_again_takes_no_cosignature_back()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(59));
        await using var witness = await OneWitness.StartAsync("bawaslu.example", _key.Verifier, clock);
        using var circle = new WitnessCircle([witness.Address], [_key.Verifier], null, clock);
        var first = await circle.CosignAsync(Grow(10), this, CancellationToken.None);
        await witness.SleepAsync();
        clock.Advance(circle.RenewAfter);
        Assert.Same(first, await circle.CosignAsync(first, this, CancellationToken.None));
        Assert.Equal((1, 1), (circle.TallyOf(first).Signed, circle.TallyOf(first).Of));
    }

    [Fact]
    public async Task The_logs_own_second_key_signs_at_once()
    {
        using var circle = new WitnessCircle([], [_key.Verifier], Cosigner.MlDsa44(_key.Verifier.Name, new byte[32]), TimeProvider.System);
        var cosigned = await circle.CosignAsync(Grow(3), this, CancellationToken.None);
        Assert.Equal([circle.OwnKey], cosigned.Cosignatures.Select(cosignature => cosignature.Key));
        Assert.False(circle.AreDue(cosigned));
        Assert.Equal((0, 0), (circle.TallyOf(cosigned).Signed, circle.TallyOf(cosigned).Of));
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TilePath path, CancellationToken cancellation = default) =>
        ValueTask.FromResult(_tiles.TryGetValue(path.ToString(), out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);

    private static WitnessCircle Circle(params OneWitness[] witnesses) => new(witnesses.Select(witness => witness.Address), [_key.Verifier], null, TimeProvider.System)
    {
        Limit = TimeSpan.FromSeconds(30),
    };

    private SignedCheckpoint Grow(int size)
    {
        while (_tree.Size < size)
            _tree.Append(LogHash.OfLeaf(BitConverter.GetBytes(_tree.Size)), Publish);
        foreach (var partial in _tree.PartialTiles())
            Publish(partial);
        return SignedCheckpoint.Sign(size, _tree.Root, _key);
    }

    private void Publish(HashTile tile) => _tiles[tile.Path.ToString()] = tile.Encode();
}
