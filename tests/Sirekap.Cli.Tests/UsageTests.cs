using System.Diagnostics;

namespace Sirekap.Cli.Tests;

public class UsageTests
{
    /// <summary>1 would say that the site is wrong.</summary>
    [Theory]
    [InlineData("verify", "http://127.0.0.1:9", "--sample", "-5")]
    [InlineData("verify", "http://127.0.0.1:9", "--lang", "xx")]
    [InlineData("verify", "http://127.0.0.1:9", "--root", "my-key")]
    [InlineData("no-such-command")]
    public async Task A_command_that_is_called_wrongly_ends_with_2_and_says_why(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.NotEmpty((await words).Trim());
    }
}
