using Sirekap.Cli.Logs;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Log;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Tests.Logs;

public sealed class KeyRunTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly StringWriter _screen = new();

    public void Dispose()
    {
        _data.Dispose();
        _screen.Dispose();
    }

    [Fact]
    public async Task The_second_key_is_not_changed_and_says_why()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), "log", "key", "rotate", "--ml-dsa", "--data", Path.GetTempPath()]) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("The ML-DSA-44 key of a log has no successor", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_can_be_had_before_the_log_begins_and_is_made_once()
    {
        var options = new SirekapOptions { Data = _data["new"], Origin = "log.example/pemilu", MlDsa = true };
        await new KeyRun(options, _screen).GenerateAsync(TestContext.Current.CancellationToken);
        var keys = Lines();
        await new KeyRun(options, _screen).GenerateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(keys, Lines());
        Assert.Equal("log.example/pemilu", NoteVerifier.Parse(keys[0]).Name);
        Assert.IsAssignableFrom<CosignatureVerifier>(NoteVerifier.Parse(keys[1]));
    }

    [Fact]
    public async Task A_change_is_shown_and_not_ended_before_the_new_key_has_signed()
    {
        var run = new KeyRun(new() { Data = _data.Path, Origin = "log.example/pemilu" }, _screen);
        await run.GenerateAsync(TestContext.Current.CancellationToken);
        var first = Lines()[0];
        await run.RotateAsync(TestContext.Current.CancellationToken);
        var second = Lines()[0];
        Assert.NotEqual(first, second);
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.RotateAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.RetireAsync(TestContext.Current.CancellationToken));
        await run.ShowAsync(TestContext.Current.CancellationToken);
        Assert.Equal([second, $"{first} masih ikut menandatangani · still signs (0)"], Lines());
    }

    [Theory]
    [InlineData("a name with spaces")]
    [InlineData("a+b")]
    [InlineData("")]
    public async Task A_name_that_no_key_can_have_is_refused(string origin) => await Assert.ThrowsAsync<InvalidDataException>(() =>
        new KeyRun(new() { Data = _data.Path, Origin = origin }, _screen).GenerateAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Where_there_is_no_log_nothing_is_made()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => new KeyRun(new() { Data = _data["no"] }, _screen).RotateAsync(TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(_data["no"]));
    }

    private string[] Lines()
    {
        var lines = _screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _screen.GetStringBuilder().Clear();
        return lines;
    }
}
