using System.Text;
using Sirekap.Cli.Logs;
using Sirekap.Cli.Tests.Backups;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Tests.Logs;

/// <summary>A log ends with its root's word, and another one goes on from the state that it ended with.</summary>
public sealed class CloseTests : IDisposable
{
    private readonly TempFolder _folders = new();
    private readonly Check _check = new();

    public void Dispose()
    {
        _folders.Dispose();
        _check.Dispose();
    }

    [Fact]
    public async Task A_closed_log_takes_nothing_more_stands_the_whole_check_and_closes_once()
    {
        var final = await CloseAsync();
        Assert.Equal(final, await CloseAsync(begin: false));
        await using var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path);
        Assert.Equal("log-closed", Assert.IsType<AppendOutcome.Refused>(await server.EnrolAsync()).Refusal.Code);
        using var source = new SiteSource(server.Address, TimeProvider.System);
        Assert.Empty(_check.Run(source, _check.Options with { Photos = false }));
        Assert.Contains(_check.Report.Notes, note => note.En.StartsWith("This log was closed by its entry 6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_successor_names_the_state_that_it_continues_and_a_verifier_holds_it_against_the_old_log()
    {
        _folders.Write("final.checkpoint", Encoding.UTF8.GetBytes(await CloseAsync()));
        var key = await KeyAsync("data");
        await using var successor = await SmallServer.StartAsync(_folders["next"], _check.Election.Path, options =>
            (options.Origin, options.After, options.AfterKey) = ("log.example/kecil-2", _folders["final.checkpoint"], key));
        using var source = new SiteSource(successor.Address, TimeProvider.System);
        Assert.Empty(_check.Run(source, _check.Options with { Photos = false, After = _folders["final.checkpoint"], AfterKey = key }));
        Assert.Empty(_check.Run(source, _check.Options with { Photos = false, After = _folders["data"], AfterKey = key }));
        _check.Run(source, _check.Options with { Photos = false });
        Assert.Contains(_check.Report.Notes, note => note.En.Contains("This log continues log.example/kecil from 7 entries on", StringComparison.Ordinal));

        // Another log, and another history of the same one.
        var other = new NoteSigner("log.example/kecil", new byte[NoteSigner.SeedLength]);
        _folders.Write("fork", SignedCheckpoint.Sign(7, LogHash.OfLeaf([]), other).Note.Bytes.Span);
        Assert.Equal(["log entry 0"], _check.Run(source, _check.Options with { Photos = false, After = _folders["fork"], AfterKey = other.Verifier.ToString() }));
        _folders.Write("foreign", SignedCheckpoint.Sign(7, LogHash.OfLeaf([]), new NoteSigner("other.example", new byte[NoteSigner.SeedLength])).Note.Bytes.Span);
        Assert.Equal(["log entry 0"], _check.Run(source, _check.Options with { Photos = false, After = _folders["foreign"], AfterKey = new NoteSigner("other.example", new byte[NoteSigner.SeedLength]).Verifier.ToString() }));
    }

    [Fact]
    public async Task A_log_that_names_no_earlier_one_is_told_from_one_that_does()
    {
        _folders.Write("final.checkpoint", Encoding.UTF8.GetBytes(await CloseAsync()));
        await using var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path);
        using var source = new SiteSource(server.Address, TimeProvider.System);
        Assert.Equal(["log entry 0"], _check.Run(source, _check.Options with { Photos = false, After = _folders["final.checkpoint"], AfterKey = await KeyAsync("data", server) }));
    }

    [Fact]
    public async Task A_successor_under_the_same_name_or_with_another_key_does_not_begin()
    {
        _folders.Write("final.checkpoint", Encoding.UTF8.GetBytes(await CloseAsync()));
        var key = await KeyAsync("data");
        var same = await Assert.ThrowsAsync<InvalidDataException>(() => SmallServer.StartAsync(
            _folders["next"], _check.Election.Path, options => (options.After, options.AfterKey) = (_folders["final.checkpoint"], key)));
        Assert.Contains("has a name of its own", same.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => SmallServer.StartAsync(
            _folders["next2"], _check.Election.Path, options => (options.Origin, options.After) = ("log.example/kecil-2", _folders["final.checkpoint"])));
    }

    [Fact]
    public async Task Only_the_root_closes_a_log_and_where_there_is_none_none_begins()
    {
        await using (await SmallServer.StartAsync(_folders["data"], _check.Election.Path))
        {
        }

        using var screen = new StringWriter();
        await Assert.ThrowsAsync<InvalidDataException>(() => new CloseRun(Settings, _folders["data/keys/reader.pem"], "done", screen).RunAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(() => new CloseRun(new() { Data = _folders["none"] }, null, "done", screen).RunAsync(TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(_folders["none"]));
    }

    private SirekapOptions Settings => new() { Data = _folders["data"], Election = _check.Election.Path, Origin = SmallServer.Origin };

    private async Task<string> CloseAsync(bool begin = true)
    {
        if (begin)
        {
            await using var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path);
            await server.EnrolAsync(2);
        }

        using var screen = new StringWriter();
        await new CloseRun(Settings, null, "the result is final", screen).RunAsync(TestContext.Current.CancellationToken);
        return screen.ToString();
    }

    private async Task<string> KeyAsync(string folder, SmallServer? running = null)
    {
        if (running is not null)
            return running.Book.Key;
        using var screen = new StringWriter();
        await new KeyRun(new() { Data = _folders[folder] }, screen).ShowAsync(TestContext.Current.CancellationToken);
        return screen.ToString().Trim();
    }
}
