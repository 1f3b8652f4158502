using System.Text.RegularExpressions;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed class ContradictionTests
{
    private static readonly (string Field, int Votes)[] _paper =
    [
        ("I.A.L", 134), ("I.A.P", 155), ("I.A.J", 289), ("I.B1.L", 95), ("I.B1.P", 103), ("I.B1.J", 198), ("I.B2.L", 6), ("I.B2.P", 3),
        ("I.B2.J", 9), ("I.B3.L", 2), ("I.B3.P", 1), ("I.B3.J", 3), ("I.B4.L", 103), ("I.B4.P", 107), ("I.B4.J", 210), ("II.1", 295),
        ("II.2", 210), ("II.3", 1), ("II.4", 84), ("III.L", 0), ("III.P", 0), ("III.J", 0), ("IV.1", 90), ("IV.2", 110), ("IV.3", 10),
        ("V.A", 210), ("V.B", 0), ("V.C", 210),
    ];

    [Fact]
    public async Task The_published_figures_of_the_real_station_are_marked_as_contradicting_its_form()
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        host.Story.Submit(NorthMaluku.RealStation, "ppwp", Story.Figures(_paper));
        host.Story.ReadAll(NorthMaluku.RealStation, "ppwp", field => _paper.Single(figure => figure.Field == field).Votes);
        host.Story.Claim("kpu", NorthMaluku.RealStation, "ppwp", ("IV.1", 90), ("IV.2", 160), ("IV.3", 60), ("V.A", 210), ("V.B", 0), ("V.C", 210));
        var page = await host.Publish().Page($"/tps/{NorthMaluku.RealStation}");

        Assert.Contains("KPU mengumumkan angka yang bertentangan dengan formulir TPS ini (2 isian).", page, StringComparison.Ordinal);
        Assert.Matches(Claim("IV.1", "90", "90", differs: false), page);
        Assert.Matches(Claim("IV.2", "110", "160", differs: true), page);
        Assert.Matches(Claim("IV.3", "10", "60", differs: true), page);
        Assert.Contains("K.203", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/pemilu/hhcw/ppwp/82/8271/827102/8271021022/8271021022008.json\"", page, StringComparison.Ordinal);

        var list = await host.Page("/pertentangan");
        Assert.Contains($"href=\"/tps/{NorthMaluku.RealStation}#klaim\"", list, StringComparison.Ordinal);
        Assert.Contains("Jati Perumnas", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_paged_and_filtered_by_source_and_kind()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        foreach (var station in SmallElection.Definition.Regions.Nation.Stations)
        {
            host.Story.Claim("saksi", station.Code, SmallElection.Desa, ("C.1", 1), ("C.2", 1), ("C.3", 1), ("S", 4));
            host.Story.Claim("warga", station.Code, SmallElection.Desa, ("C.1", 2), ("C.2", 1), ("C.3", 1), ("S", 5));
        }

        host.Publish();
        Assert.Contains("39 pertentangan; halaman 1 dari 2.", await host.Page("/pertentangan"), StringComparison.Ordinal);
        Assert.Contains("start=\"26\"", await host.Page("/pertentangan?hal=2"), StringComparison.Ordinal);
        Assert.Contains("19 pertentangan; halaman 1 dari 1.", await host.Page("/pertentangan?sumber=saksi"), StringComparison.Ordinal);
        Assert.Contains("5 pertentangan;", await host.Page("/pertentangan?sumber=saksi&jenis=formulir"), StringComparison.Ordinal);
        Assert.Contains("1 pertentangan;", await host.Page("/pertentangan?sumber=kpu&jenis=sendiri"), StringComparison.Ordinal);
        foreach (var odd in new[] { "hal=0", "hal=-1", "hal=99999999999999999999", "jenis=x", "sumber=tidak-ada", "sumber=<script>" })
            Assert.DoesNotContain("<script>", await (await host.Get($"/pertentangan?{odd}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_claims_the_list_says_so()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Assert.Contains("Belum ada pertentangan yang diketahui.", await host.Publish().Page("/pertentangan"), StringComparison.Ordinal);
    }

    private static Regex Claim(string field, string written, string claimed, bool differs) => new(
        $"""{Regex.Escape(field)}</a>[^<]*</th>\s*<td class="figure"><b>{written}</b></td>\s*<td class="figure{(differs ? " differs" : "")}">\s*{claimed}\s*{(differs ? "<span class=\"mark\">" : "</td>")}""");
}
