using Sirekap.Cli.Tests.Backups;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Cli.Tests.Logs;

/// <summary>Killed (SIGKILL) at any moment, <c>log close</c> has closed the log whole, or not at all; done again it prints the final checkpoint.</summary>
public sealed class CloseKillTests : IDisposable
{
    private readonly TempFolder _folders = new();
    private readonly Check _check = new();

    public void Dispose()
    {
        _folders.Dispose();
        _check.Dispose();
    }

    [Fact]
    public async Task A_killed_close_leaves_an_open_log_or_a_closed_one()
    {
        await using (var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path))
            await server.EnrolAsync(2);
        var isClosed = false;
        for (var milliseconds = 150; !isClosed; milliseconds += 90)
        {
            await CloseAsync(TimeSpan.FromMilliseconds(milliseconds));
            await using var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path);
            var size = server.Size;
            isClosed = server.ClosedAt is not null;
            if (isClosed)
                Assert.Equal((size - 1, "log-closed"), (server.ClosedAt, Assert.IsType<AppendOutcome.Refused>(await server.EnrolAsync()).Refusal.Code));
            else
                Assert.IsType<AppendOutcome.Stored>(await server.EnrolAsync());
        }

        Assert.Equal(0, await CloseAsync(null));
        await using var closed = await SmallServer.StartAsync(_folders["data"], _check.Election.Path);
        Assert.Equal((closed.Size - 1, closed.Size), (closed.ClosedAt, closed.Book.Latest.Size));
        using var source = new SiteSource(closed.Address, TimeProvider.System);
        Assert.Empty(_check.Run(source, _check.Options with { Photos = false }));
    }

    private Task<int> CloseAsync(TimeSpan? killedAfter) => BuiltProgram.RunAsync(
        killedAfter,
        ["log", "close", "--data", _folders["data"], "--reason", "the result is final"],
        ("Sirekap__Election", _check.Election.Path),
        ("Sirekap__Origin", SmallServer.Origin));
}
