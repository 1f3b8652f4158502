using Sirekap.Cli.Logs;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Logs;

/// <summary>Two checkpoints with the log's signature either belong to one history, or are proof against whoever signed them.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TempFolder _old = new();
    private readonly TempFolder _new = new();
    private readonly TempFolder _fork = new();
    private readonly PublishedNight _night = new();

    public CompareTests()
    {
        _night.PublishLogTo(_old);
        _night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        _night.PublishLogTo(_new);
    }

    [Fact]
    public async Task The_same_checkpoint_twice_is_one_history() => Assert.Equal((0, "Both are the same."), await CompareAsync(_old.Path, _old["log/checkpoint"]));

    [Fact]
    public async Task A_log_that_grew_is_one_history_whichever_comes_first()
    {
        Assert.Equal((0, "One history: the larger contains all of the smaller."), await CompareAsync(_old["log/checkpoint"], _new.Path));
        Assert.Equal((0, "One history: the larger contains all of the smaller."), await CompareAsync(_new.Path, _old.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_histories_are_a_fork_and_two_files_of_one_size_are_enough_to_show_it(bool larger)
    {
        using var other = new PublishedNight();
        if (larger)
            other.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        other.PublishLogTo(_fork);
        var (status, sentence) = await CompareAsync(_old["log/checkpoint"], larger ? _fork.Path : _fork["log/checkpoint"]);
        Assert.Equal(1, status);
        Assert.StartsWith("FORK", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_other_sizes_prove_nothing_without_tiles() =>
        Assert.Equal(2, (await CompareAsync(_old["log/checkpoint"], _new["log/checkpoint"])).Status);

    [Fact]
    public async Task A_broken_tile_is_no_fork()
    {
        var tile = await File.ReadAllBytesAsync(_new["log/tile/0/000"], TestContext.Current.CancellationToken);
        tile[0] ^= 1;
        await File.WriteAllBytesAsync(_new["log/tile/0/000"], tile, TestContext.Current.CancellationToken);
        File.Delete(_new[_new.Files.Single(file => file.StartsWith("log/tile/1", StringComparison.Ordinal))]);
        Assert.Equal(2, (await CompareAsync(_old["log/checkpoint"], _new.Path)).Status);
    }

    [Fact]
    public async Task What_is_no_checkpoint_and_what_has_no_key_cannot_be_compared()
    {
        Assert.Equal(2, (await CompareAsync(_old["log/checkpoint"], _new["log/vkey"])).Status);
        Assert.Equal(2, (await CompareAsync(_old["log/checkpoint"], "no-such-place")).Status);
        Assert.Equal(2, (await CompareAsync(_old["log/checkpoint"], _new.Path, withKey: false)).Status);
    }

    public void Dispose()
    {
        _night.Dispose();
        _old.Dispose();
        _new.Dispose();
        _fork.Dispose();
    }

    private async Task<(int Status, string Sentence)> CompareAsync(string one, string other, bool withKey = true)
    {
        using var screen = new StringWriter();
        var status = await CompareRun.RunAsync(one, other, withKey ? _night.Key.ToString() : null, screen, TestContext.Current.CancellationToken);
        return (status, screen.ToString().TrimEnd().Split('\n')[^1]);
    }
}
