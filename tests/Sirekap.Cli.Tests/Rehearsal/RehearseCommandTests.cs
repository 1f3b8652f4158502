namespace Sirekap.Cli.Tests.Rehearsal;

public sealed class RehearseCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_province_that_was_killed_in_the_middle_goes_on_and_ends_with_the_official_result()
    {
        // Long enough to have begun on any machine; where it was done already, the second run has nothing left and must still agree.
        await BuiltProgram.RunAsync(TimeSpan.FromSeconds(8), Arguments("93"));
        var (status, output) = await RunAsync(Arguments("93"));
        Assert.Equal(0, status);
        Assert.Contains("= 93 PAPUA SELATAN", output, StringComparison.Ordinal);
        Assert.Contains("41,906 / 162,852 / 110,003", output, StringComparison.Ordinal);
        Assert.Contains("TPS: final 1,770", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_alone_closes_once_with_what_was_swapped_corrected()
    {
        var (status, output) = await RunAsync([.. Arguments("827102"), "--swapped", "100", "--reopened", "100"]);
        Assert.Equal(0, status);
        Assert.Contains("rekap: closed 1, accepted 0, reopened 0, corrections ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("corrections 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_regency_reopens_a_district_that_closed_too_early()
    {
        var (status, output) = await RunAsync([.. Arguments("9301"), "--swapped", "100", "--reopened", "100", "--misread", "0"]);
        Assert.Equal(0, status);
        Assert.Matches("rekap: closed [0-9]+, accepted [0-9]+, reopened [1-9][0-9]*, corrections [1-9]", output);
    }

    [Fact]
    public async Task A_village_over_http_ends_with_every_form_counted()
    {
        var (status, output) = await RunAsync([.. Arguments("8271021022"), "--http", "--rate", "20", "--misread", "100", "--mistyped", "100", "--slip", "100", "--missing-page", "100", "--replaced", "100"]);
        Assert.Equal(0, status);
        Assert.Contains("TPS: agreed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("review", output.Split("TPS:")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_before_anything_is_made()
    {
        Assert.Equal(2, (await RunAsync([.. Arguments("93"), "--misread", "101"])).Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private string[] Arguments(string region) => ["rehearse", "--region", region, "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0"];

    private static async Task<(int Status, string Output)> RunAsync(string[] arguments)
    {
        using var process = BuiltProgram.Start(arguments);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
