using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Sirekap.Log;

namespace Sirekap.Cli.Tests;

public sealed class WitnessCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-witness-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Keys_are_made_once_and_shown_again()
    {
        var (status, made, _) = await RunAsync("keygen", "--data", _folder, "--key-name", "bawaslu.example.id/saksi");
        Assert.Equal((0, "bawaslu.example.id/saksi"), (status, CosignatureVerifier.Parse(made.Trim()).Name));
        Assert.Equal(made, (await RunAsync("keygen", "--data", _folder)).Output);
        Assert.Equal(made, (await RunAsync("status", "--data", _folder)).Output);
        var (refused, _, why) = await RunAsync("keygen", "--data", _folder, "--key-name", "lain.example.id");
        Assert.Equal((2, true), (refused, why.Contains("A witness keeps its name", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_witness_without_a_name_a_log_or_a_folder_is_refused_with_a_sentence()
    {
        Assert.Equal(2, (await RunAsync("serve", "--data", _folder)).Status);
        Assert.Contains("is not a verifier key", (await RunAsync("serve", "--data", _folder, "--log", "garbage")).Error, StringComparison.Ordinal);
        Assert.Contains("There is no witness in ", (await RunAsync("status", "--data", Path.Combine(_folder, "none"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_serves_until_it_is_told_to_stop()
    {
        var metrics = FreeAddress();
        var log = new NoteSigner("log.example/pemilu", new byte[NoteSigner.SeedLength]);
        using var process = Start("serve", "--data", _folder, "--key-name", "saksi.example", "--log", log.Verifier.ToString(), "--listen", "http://127.0.0.1:0", "--metrics", metrics);
        var key = CosignatureVerifier.Parse((await process.StandardOutput.ReadLineAsync())!);
        var url = (await process.StandardOutput.ReadLineAsync())!["ready: ".Length..];
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var checkpoint = SignedCheckpoint.Sign(0, LogHash.EmptyTree, log);
        using var request = new ByteArrayContent(new AddCheckpoint(0, [], checkpoint.Note.Bytes).ToBytes());
        using var answer = await http.PostAsync(new Uri("/add-checkpoint", UriKind.Relative), request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(checkpoint.With(await answer.Content.ReadAsByteArrayAsync(), key).Cosignatures);
        using var wrong = new ByteArrayContent([1]);
        using var refused = await http.PostAsync(new Uri("/add-checkpoint", UriKind.Relative), wrong);
        var told = await http.GetStringAsync(new Uri(metrics + "/metrics"));
        Assert.Contains("\nsirekap_witness_answers_total{status=\"200\"} 1\n", told, StringComparison.Ordinal);
        Assert.Contains("\nsirekap_witness_answers_total{status=\"400\"} 1\n", told, StringComparison.Ordinal);
        Assert.Contains("\nsirekap_witness_entries{log=\"log.example/pemilu\"} 0\n", told, StringComparison.Ordinal);
        Assert.Contains("\nsirekap_witness_cosignature_age_seconds{log=\"log.example/pemilu\"} ", told, StringComparison.Ordinal);
        process.Kill();
        await process.WaitForExitAsync();
        Assert.Contains("log.example/pemilu\n  0 47DEQpj8", (await RunAsync("status", "--data", _folder)).Output, StringComparison.Ordinal);
    }

    private static string FreeAddress()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), "witness", .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
