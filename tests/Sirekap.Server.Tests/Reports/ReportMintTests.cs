using Microsoft.Extensions.Time.Testing;
using Sirekap.Election.Statements;
using Sirekap.Server.Reports;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Reports;

/// <summary>A challenge lets one report in, about its own station, in its own time, for its own work.</summary>
public sealed class ReportMintTests : IAsyncLifetime
{
    private const string Station = "8271021022008", Other = "8271021022001", Contest = "ppwp";

    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-reports-").FullName;
    private readonly FakeTimeProvider _clock = new(new(2024, 2, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly ReportOptions _options = new() { WorkBits = 8, WaitSeconds = 30, FormMinutes = 60 };
    private LogDatabase? _database;

    public ValueTask InitializeAsync()
    {
        _database = LogDatabase.OpenSqlite(Path.Combine(_folder, "ledger.db"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Work_lets_a_report_in_at_once_and_only_once()
    {
        var mint = Mint();
        var draft = Worked(await GiveAsync(mint));
        var (challenge, effort) = await mint.JudgeAsync(draft, Station, Contest, default);
        Assert.True(effort.Bits >= _options.WorkBits, $"{effort.Bits} bits.");
        Assert.True(await mint.TryUseAsync(challenge), "The first time.");
        Assert.False(await mint.TryUseAsync(challenge), "The second time.");
        // Another server on the same database knows both the secret and what is used.
        Assert.False(await Mint().TryUseAsync((await Mint().JudgeAsync(draft, Station, Contest, default)).Challenge), "At another server.");
    }

    [Fact]
    public async Task Waiting_lets_a_report_in_without_work()
    {
        var mint = Mint();
        var draft = ReportDraft.Empty with { Challenge = await GiveAsync(mint) };
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("too-early", await RefusalAsync(mint, draft));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ReportEffort.Waiting, (await mint.JudgeAsync(draft, Station, Contest, default)).Effort);
    }

    [Fact]
    public async Task A_form_expires()
    {
        var mint = Mint();
        var draft = Worked(await GiveAsync(mint));
        _clock.Advance(TimeSpan.FromMinutes(60) + TimeSpan.FromSeconds(1));
        Assert.Equal("challenge-expired", await RefusalAsync(mint, draft));
    }

    [Fact]
    public async Task Work_for_one_station_is_none_for_another()
    {
        var mint = Mint();
        var draft = Worked(await GiveAsync(mint));
        Assert.Equal("challenge-unknown", await RefusalAsync(mint, draft, Other));
        Assert.Equal("challenge-unknown", await RefusalAsync(mint, draft, Station, "pdpr"));
    }

    [Fact]
    public async Task Work_that_does_not_fit_is_refused()
    {
        var mint = Mint();
        var challenge = await GiveAsync(mint);
        var mark = ReportChallenge.MarkIn(challenge);
        var wrong = Enumerable.Range(0, 1000).Select(number => FormattableString.Invariant($"{number}")).First(number => !ProofOfWork.IsProof(mark, number, _options.WorkBits));
        foreach (var proof in new[] { wrong, "-1", "1e3", "１", new string('1', 12), "0x1" })
            Assert.Equal("work-missing", await RefusalAsync(mint, ReportDraft.Empty with { Challenge = challenge, Proof = proof }));
    }

    [Fact]
    public async Task A_changed_challenge_is_none()
    {
        var mint = Mint();
        var honest = await GiveAsync(mint);
        var (body, mark) = (honest.Split('.')[0], honest.Split('.')[1]);
        foreach (var forged in new[] { "", ".", body, honest + "x", $"{body}.{mark}.", $"{body[..^2]}AA.{mark}", $"{body}.{mark[..^2]}AA", "é." + mark, new string('a', 5000) })
            Assert.Equal("challenge-unknown", await RefusalAsync(mint, ReportDraft.Empty with { Challenge = forged, Proof = "1" }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(12)]
    public void The_number_that_is_found_has_so_many_zero_bits(int bits)
    {
        var number = ProofOfWork.Find("mark", bits);
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"mark:{number}"));
        var zeros = string.Concat(hash.Select(each => each.ToString("b8", System.Globalization.CultureInfo.InvariantCulture))).IndexOf('1', StringComparison.Ordinal);
        Assert.True(zeros >= bits, $"{zeros} zero bits.");
        Assert.Equal(zeros >= bits + 1, ProofOfWork.IsProof("mark", number, bits + 1));
    }

    private ReportMint Mint() => new(_database!.Records, _options, _clock);

    private static Task<string> GiveAsync(ReportMint mint) => mint.GiveAsync(Station, Contest, default);

    private ReportDraft Worked(string challenge) =>
        ReportDraft.Empty with { Challenge = challenge, Proof = ProofOfWork.Find(ReportChallenge.MarkIn(challenge), _options.WorkBits) };

    private static async Task<string> RefusalAsync(ReportMint mint, ReportDraft draft, string station = Station, string contest = Contest) =>
        (await Assert.ThrowsAsync<RefusedException>(() => mint.JudgeAsync(draft, station, contest, default))).Refusal.Code;
}
