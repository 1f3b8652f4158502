using System.Text;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements;
using Sirekap.Server.Claims;
using Sirekap.Server.Tests.Fixtures;

namespace Sirekap.Server.Tests.Claims;

public sealed class KpuClaimsTests
{
    static readonly string Demo = Path.Combine(Files.Root, "data/demo/kpu-claims");

    static Contest Contest => Elections.Whole.FindContest("ppwp")!;

    [Fact]
    public void Of_the_67_complete_records_of_120_exactly_9_break_a_sum_of_votes()
    {
        var claims = ClaimFolder.Find(Path.Combine(Demo, "tps")).Select(file => KpuClaims.Read(Contest, File.ReadAllBytes(file.Path))).ToArray();
        var complete = claims.Where(claim => claim.Figures.ContainsKey("V.A") && claim.Figures.ContainsKey("IV.1")).ToArray();

        var broken = complete.Select(claim => RuleBook.Check(FigureSet.From(Contest, claim.Figures))
            .Where(Elections.Whole.Catalogue.IsHard).Select(finding => finding.Code).ToHashSet()).ToArray();

        Assert.Equal(120, claims.Length);
        Assert.Equal(67, complete.Length);
        Assert.Equal(9, broken.Count(codes => codes.Overlaps(["K.203", "K.204", "K.205"])));
        // Three more break only the sums of voters by sex and list, which the hand check did not look at.
        Assert.Equal(12, broken.Count(codes => codes.Count > 0));
    }

    [Fact]
    public void What_KPU_showed_for_Ternate_becomes_figures_by_our_fields()
    {
        var file = Assert.Single(ClaimFolder.Find(Path.Combine(Demo, "82")));

        var claim = KpuClaims.Read(Contest, File.ReadAllBytes(file.Path));

        Assert.Equal("8271021022008", file.Station);
        Assert.Equal("2024-02-15 12:00:28", claim.Version);
        Assert.Equal("IV.1=90 IV.2=160 IV.3=60 V.A=210 V.B=0", string.Join(' ', claim.Figures.Select(figure => $"{figure.Key}={figure.Value}")));
    }

    [Fact]
    public void Every_demo_payload_is_of_a_station_that_exists() =>
        Assert.All(ClaimFolder.Find(Demo), file => Assert.NotNull(Elections.Whole.Regions.FindStation(file.Station)));

    [Theory]
    [InlineData("""{"chart":null,"images":[null,null,null],"administrasi":null,"psu":null,"ts":"2024-02-15 12:00:28"}""", "")]
    [InlineData("""{"chart":{"null":null,"100026":5},"images":[],"administrasi":null,"psu":null,"ts":"2024-02-15 12:00:28"}""", "IV.2=5")]
    [InlineData("""{"chart":{"100025":null},"images":[],"administrasi":{"suara_sah":7},"psu":null,"ts":"2024-02-15 12:00:28"}""", "V.A=7")]
    public void What_is_missing_stays_unknown(string payload, string figures)
    {
        var claim = KpuClaims.Read(Contest, Encoding.UTF8.GetBytes(payload));

        Assert.Equal(figures, string.Join(' ', claim.Figures.Select(figure => $"{figure.Key}={figure.Value}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"ts":"2024-02-15 12:00:28","psu":"Reguler","mode":"hhcw","chart":{"100025":1},"table":{},"progres":{}}""")]
    [InlineData("""{"chart":{"100025":-1},"images":[],"administrasi":null,"ts":"2024-02-15 12:00:28"}""")]
    [InlineData("""{"chart":{"100025":1.5},"images":[],"administrasi":null,"ts":"2024-02-15 12:00:28"}""")]
    [InlineData("""{"chart":{"100025":"1"},"images":[],"administrasi":null,"ts":"2024-02-15 12:00:28"}""")]
    [InlineData("""{"chart":{"100025":1000000},"images":[],"administrasi":null,"ts":"2024-02-15 12:00:28"}""")]
    [InlineData("""{"chart":{"999999":1},"images":[],"administrasi":null,"ts":"2024-02-15 12:00:28"}""")]
    [InlineData("""{"chart":null,"images":[],"administrasi":{"nama_ketua":1},"ts":"2024-02-15 12:00:28"}""")]
    public void Garbage_is_refused_in_a_sentence(string payload)
    {
        var refused = Assert.Throws<RefusedException>(() => KpuClaims.Read(Contest, Encoding.UTF8.GetBytes(payload)));

        Assert.Equal("not-a-kpu-payload", refused.Refusal.Code);
        Assert.EndsWith(".", refused.Refusal.Sentence, StringComparison.Ordinal);
    }
}
