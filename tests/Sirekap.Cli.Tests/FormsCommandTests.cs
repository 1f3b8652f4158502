using System.Diagnostics;
using System.Security.Cryptography;

namespace Sirekap.Cli.Tests;

public sealed class FormsCommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sirekap-forms-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_village_a_list_and_single_stations_are_printed_once_each()
    {
        File.WriteAllText(InFolder("list.txt"), "# two stations\n8271021022008\n\n3173011001001 # Jakarta\n");
        var (status, output, errors) = await RunAsync(
            "print", "--contest", "PPWP", "--region", "8271021022", "--stations", InFolder("list.txt"), "--station", "3173011001001", "--out", InFolder("forms.pdf"));
        Assert.Equal((0, true), (status, output.Contains("× 4 halaman", StringComparison.Ordinal)));
        Assert.Contains("Without --key", errors, StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7", File.ReadLines(InFolder("forms.pdf")).First());
    }

    [Fact]
    public async Task With_a_key_the_codes_are_signed_without_a_warning()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(InFolder("key.pem"), key.ExportPkcs8PrivateKeyPem());
        var (status, _, errors) = await RunAsync(
            "print", "--contest", "ppwp", "--station", "8271021022008", "--key", InFolder("key.pem"), "--paper", "A4", "--out", InFolder("forms.pdf"));
        Assert.Equal((0, ""), (status, errors));
    }

    [Theory]
    [InlineData("--station", "0000000000000", "There is no station 0000000000000")]
    [InlineData("--region", "77", "There is no region 77")]
    public async Task What_is_unknown_is_named_and_nothing_is_written(string option, string value, string sentence)
    {
        var (status, _, errors) = await RunAsync("print", "--contest", "PPWP", option, value, "--out", InFolder("forms.pdf"));
        Assert.Equal(2, status);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("forms.pdf")));
    }

    [Fact]
    public async Task An_unknown_contest_is_told_which_there_are()
    {
        var (status, _, errors) = await RunAsync("define", "--contest", "PDPR", "--out", "-");
        Assert.Equal(2, status);
        Assert.Contains("Choose one of: ppwp", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_definition_goes_to_standard_output()
    {
        var (status, output, _) = await RunAsync("define", "--contest", "PPWP", "--out", "-");
        Assert.Equal(0, status);
        Assert.StartsWith("{\n  \"id\": \"c-hasil-ppwp-pemilu-2024\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_nobody_signed_does_not_hold()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(InFolder("key.pem"), key.ExportSubjectPublicKeyInfoPem());
        var (status, output, _) = await RunAsync("check", "--key", InFolder("key.pem"), "SRKP1/PEMILU-2024/PPWP/8271021022008/1-4//");
        Assert.Equal(1, status);
        Assert.Contains("TPS 8271021022008, halaman · page 1/4", output, StringComparison.Ordinal);
    }

    string InFolder(string name) => Path.Combine(_folder, name);

    static async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), "forms", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, errors);
    }
}
