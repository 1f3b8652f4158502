using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sirekap.Cli.Residency;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Evidence;
using Spectre.Console;

namespace Sirekap.Cli.Tests.Residency;

/// <summary><c>sirekap residency audit</c> as people call it.</summary>
public sealed class AuditCommandTests
{
    private static readonly string s_cases = Path.Combine(BuiltProgram.Root, "tests", "Sirekap.Residency.Tests", "Cases");

    [Theory]
    [InlineData("alibaba-singapore.json", "170.33.13.55=Contradicted")]
    [InlineData("alibaba-disputed.json", "170.33.97.36=Conflicting")]
    [InlineData("pemilu2024-edges.json", "163.181.92.246=Unknowable", "8.48.85.212=Unknowable")]
    [InlineData("clouds-at-home.json", "ProvenAtHome")]
    [InlineData("indonesian-isp.json", "ProvenAtHome")]
    public async Task Recorded_evidence_is_judged_again_and_every_verdict_ends_with_0(string file, params string[] verdicts)
    {
        using var report = JsonDocument.Parse(await ShownAsync(new() { Subjects = [], FromEvidence = Path.Combine(s_cases, file) }, json: true));
        var said = report.RootElement.EnumerateArray().Select(one => $"{one.GetProperty("subject").GetProperty("name").GetString()}={one.GetProperty("verdict").GetString()}").ToList();
        foreach (var verdict in verdicts.Where(verdict => verdict.Contains('=', StringComparison.Ordinal)))
            Assert.Contains(verdict, said);
        if (verdicts is [var all] && !all.Contains('=', StringComparison.Ordinal))
            Assert.All(said, one => Assert.EndsWith(all, one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_screen_says_the_verdict_for_each_role_in_both_languages()
    {
        var request = new AuditRequest { Subjects = [], FromEvidence = Path.Combine(s_cases, "alibaba-singapore.json") };
        var english = await ShownAsync(request, json: false);
        Assert.Contains("✕ 170.33.13.55: contradicted (R.12)", english, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("(R.40)", english, StringComparison.Ordinal);
        Assert.Contains("170.33.13.55: disanggah bukti (R.12)", await ShownAsync(request, json: false, "id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_built_program_writes_json_and_a_page_and_keeps_the_evidence_as_it_was()
    {
        using var folder = new TempFolder();
        var (page, kept, given) = (Path.Combine(folder.Path, "laporan.html"), Path.Combine(folder.Path, "bukti.json"), Path.Combine(s_cases, "pemilu2024-edges.json"));
        var (status, output, _) = await RunAsync("residency", "audit", "--from-evidence", given, "--json", "--html", page, "--save-evidence", kept);
        Assert.Equal(0, status);
        using var report = JsonDocument.Parse(output);
        Assert.All(report.RootElement.EnumerateArray(), one => Assert.Equal("Unknowable", one.GetProperty("verdict").GetString()));
        Assert.Contains("163.181.92.246", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(EvidenceJson.Write(EvidenceJson.Read(await File.ReadAllBytesAsync(given, TestContext.Current.CancellationToken))), await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("This is not an evidence file", "residency", "audit", "--from-evidence", "{bad}")]
    [InlineData("is not a host's name", "residency", "audit", "--offline", "contoh..id")]
    [InlineData("Name what to audit", "residency", "audit")]
    [InlineData("--resolver takes the IP address", "residency", "audit", "contoh.id", "--resolver", "dns.contoh.id")]
    public async Task What_cannot_be_audited_ends_with_2_and_a_sentence(string sentence, params string[] arguments)
    {
        using var folder = new TempFolder();
        folder.Write("bad.json", "{\"format\":1}"u8);
        var (status, _, words) = await RunAsync([.. arguments.Select(argument => argument == "{bad}" ? Path.Combine(folder.Path, "bad.json") : argument)]);
        Assert.Equal(2, status);
        Assert.Contains(sentence, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_hosts_are_audited_with_progress_shown()
    {
        await using var web = await FakeWeb.StartAsync(http => http.Response.WriteAsync("<html></html>"));
        var hosts = Enumerable.Range(1, 10).Select(number => FormattableString.Invariant($"host{number}.contoh.id")).ToList();
        await using var dns = new FakeDns();
        foreach (var host in hosts)
            dns.Has(host, "36.95.1.1");
        var dialer = new LoopbackDialer(web.Port, "36.95.1.1");
        using var progress = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(progress), Interactive = InteractionSupport.Yes, Ansi = AnsiSupport.Yes });
        using var folder = new TempFolder();
        var kept = Path.Combine(folder.Path, "bukti.json");
        using var output = new StringWriter();
        var status = await AuditRun.RunAsync(
            new() { Subjects = [.. hosts], Resolvers = [dns.Address], SaveEvidence = kept }, new AuditScreen(output, "en", json: false, console), TestContext.Current.CancellationToken, dialer);
        Assert.Equal(0, status);
        Assert.Matches("host\\d+\\.contoh\\.id", progress.ToString());
        var evidence = EvidenceJson.Read(await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
        Assert.Equal(hosts, evidence.Subjects.Select(subject => subject.Subject.Name));
        Assert.Equal(10, dialer.Tried.Count);
        Assert.All(hosts, host => Assert.Contains($" {host}: ", output.ToString(), StringComparison.Ordinal));
    }

    private static async Task<string> ShownAsync(AuditRequest request, bool json, string language = "en")
    {
        using var output = new StringWriter();
        Assert.Equal(0, await AuditRun.RunAsync(request, new AuditScreen(output, language, json), TestContext.Current.CancellationToken));
        return output.ToString();
    }

    private static async Task<(int Status, string Output, string Words)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sirekap.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await words);
    }
}
