using System.Text.RegularExpressions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Tests.Desk;

/// <summary>Pages with lists offer each order in head and box, and the same list as a file.</summary>
public sealed partial class ListPagesTests(DeskServer server) : IClassFixture<DeskServer>
{
    private const string Regency = "8271", District = "827102";

    [Theory]
    [InlineData("/desk/akun", "/desk/akun.csv", "key,role,region,")]
    [InlineData("/en/desk/pleno/ppwp/8271", "/en/desk/pleno/ppwp/8271/unit.csv", "region,name,state,")]
    public async Task Every_heading_sorts_says_so_and_the_file_follows(string page, string file, string head)
    {
        using var person = await server.PersonAsync(Role.Registrar, Regency);
        var columns = Heading().Matches(await person.GetAsync(page)).Select(match => match.Groups["name"].Value).ToArray();
        Assert.True(columns.Length > 4, $"{page} has {columns.Length} headings that sort.");
        foreach (var column in columns)
        {
            var (rising, falling) = (await person.GetAsync($"{page}?urut={column}"), await person.GetAsync($"{page}?urut=-{column}"));
            Assert.Single(Sorted().Matches(rising), match => match.Value.Contains("ascending", StringComparison.Ordinal));
            Assert.Single(Sorted().Matches(falling), match => match.Value.Contains("descending", StringComparison.Ordinal));
            Assert.Contains($"href=\"{file}?urut=-{column}\"", falling, StringComparison.Ordinal);
            Assert.StartsWith(head, await person.GetAsync($"{file}?urut={column}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_units_of_a_plenary_turn_around_in_page_and_file_and_can_be_chosen_by_state()
    {
        using var chair = await server.PersonAsync(Role.Chair, Regency);
        var rising = await UnitsAsync("?urut=wilayah");
        Assert.True(rising.Length > 3);
        Assert.Equal(rising.Reverse(), await UnitsAsync("?urut=-wilayah"));
        Assert.Equal(rising.Order(), await UnitsAsync(""));
        Assert.Equal(rising, await UnitsAsync("?urut=wilayah&status=unopened"));
        Assert.Empty(await UnitsAsync("?status=closed"));

        async Task<string[]> UnitsAsync(string query)
        {
            var file = (await chair.GetAsync($"/desk/pleno/ppwp/{Regency}/unit.csv{query}")).Split('\n')[1..^1].Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]).ToArray();
            var page = await chair.GetAsync($"/desk/pleno/ppwp/{Regency}{query}");
            Assert.Equal(file, Unit().Matches(page).Select(match => match.Groups["code"].Value).ToArray());
            return file;
        }
    }

    [Fact]
    public async Task The_forms_that_hold_a_plenary_up_are_chosen_and_sorted_beside_the_units()
    {
        using var chair = await server.PersonAsync(Role.Chair, District);
        var rising = await StationsAsync("?belum.urut=tps");
        Assert.True(rising.Length > 10);
        Assert.Equal(rising.Reverse(), await StationsAsync("?belum.urut=-tps&urut=beda"));
        Assert.Equal(rising, await StationsAsync("?belum.status=awaited&urut=-tps"));
        Assert.Empty(await StationsAsync("?belum.status=received"));
        Assert.All(await StationsAsync("?belum.wilayah=8271021022"), code => Assert.StartsWith("8271021022", code, StringComparison.Ordinal));
        Assert.Empty(await StationsAsync("?belum.wilayah=11"));
        // The units keep their own order, and whoever sorts stays where the list stands.
        var page = await chair.GetAsync($"/desk/pleno/ppwp/{District}?belum.urut=tps&urut=-beda");
        Assert.Contains("href=\"?belum.urut=-tps#belum\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"#belum\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"?urut=beda\"", page, StringComparison.Ordinal);

        async Task<string[]> StationsAsync(string query)
        {
            var file = (await chair.GetAsync($"/desk/pleno/ppwp/{District}/belum.csv{query}")).Split('\n')[1..^1].Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]).ToArray();
            var shown = await chair.GetAsync($"/desk/pleno/ppwp/{District}{query}");
            // Behind it stand all stations.
            Assert.Equal(file, Unsettled().Matches(shown[..shown.IndexOf("<details class=\"stations\"", StringComparison.Ordinal)]).Select(match => match.Groups["code"].Value).ToArray());
            return file;
        }
    }

    [Fact]
    public async Task All_stations_of_a_plenary_stand_in_a_list_beside_those_that_hold_it_up()
    {
        using var chair = await server.PersonAsync(Role.Chair, District);
        var rising = await StationsAsync("?tps.urut=tps");
        Assert.Equal(192, rising.Length);
        Assert.Equal(rising.Reverse(), await StationsAsync("?tps.urut=-tps&belum.urut=tps"));
        Assert.Equal(7, (await StationsAsync("?tps.wilayah=8271021007")).Length);
        Assert.Empty(await StationsAsync("?tps.status=agreed"));
        Assert.Contains("<details class=\"stations\" open", await chair.GetAsync($"/desk/pleno/ppwp/{District}?tps.status=agreed"), StringComparison.Ordinal);

        async Task<string[]> StationsAsync(string query) =>
            [.. (await chair.GetAsync($"/desk/pleno/ppwp/{District}/tps.csv{query}")).Split('\n')[1..^1].Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)])];
    }

    [Fact]
    public async Task The_objections_before_a_plenary_are_chosen_and_sorted_and_stand_in_a_file()
    {
        const string First = "8271021022001", Second = "8271021022002";
        using var chair = await server.PersonAsync(Role.Chair, District);
        using var witness = await server.PersonAsync(Role.Witness, District);
        foreach (var place in new[] { Second, First, District })
            Assert.Equal("", await witness.StateAsync("objection/raise", new CanonicalObject().Set("contest", "ppwp").Set("place", place).Set("text", $"Saksi tidak menerima salinan {place}.")));
        Assert.Equal("", await chair.StateAsync("objection/answer", new CanonicalObject().Set("contest", "ppwp").Set("objection", server.Live.Size - 2).Set("text", "Salinan sudah diserahkan.")));

        Assert.Equal([Second, First, District], await PlacesAsync("?keberatan.urut=-tempat"));
        Assert.Equal([First], await PlacesAsync("?keberatan.status=dijawab"));
        Assert.Equal([District], await PlacesAsync("?keberatan.terhadap=rekap&urut=-beda"));
        Assert.Equal([First, Second], await PlacesAsync("?keberatan.terhadap=tps&keberatan.urut=tempat"));
        Assert.Equal([Second, District], await PlacesAsync("?keberatan.status=terbuka"));

        async Task<string[]> PlacesAsync(string query)
        {
            string[] all = [First, Second, District];
            string[] file = [.. (await chair.GetAsync($"/desk/pleno/ppwp/{District}/keberatan.csv{query}")).Split('\n')[1..^1].Select(line => line.Split(',')[1]).Where(place => all.Contains(place))];
            var page = await chair.GetAsync($"/desk/pleno/ppwp/{District}{query}");
            Assert.Equal(file, Objection().Matches(page).Select(match => match.Groups["place"].Value).Where(place => all.Contains(place)));
            return file;
        }
    }

    [Fact]
    public async Task Those_who_wait_for_admission_are_chosen_and_sorted_and_stand_in_a_file()
    {
        using var registrar = await server.PersonAsync(Role.Registrar, Regency);
        using var reviewer = await ArriveAsync("reviewer", District);
        using var witness = await ArriveAsync("witness", Regency);
        Assert.Equal([reviewer.Key.ToString(), witness.Key.ToString()], await WaitingAsync("?menunggu.urut=peran"));
        Assert.Equal([witness.Key.ToString(), reviewer.Key.ToString()], await WaitingAsync("?menunggu.urut=-peran&peran=chair"));
        Assert.Equal([witness.Key.ToString()], await WaitingAsync("?menunggu.peran=witness&wilayah=82"));
        Assert.Equal([reviewer.Key.ToString()], await WaitingAsync($"?menunggu.wilayah={District}"));
        Assert.Empty(await WaitingAsync("?menunggu.peran=chair"));
        await Assert.ThrowsAsync<HttpRequestException>(() => witness.GetAsync("/desk/akun/menunggu.csv"));

        async Task<DeskVisitor> ArriveAsync(string role, string region)
        {
            var (_, _, invited) = await registrar.SendAsync("people/invite", new CanonicalObject().Set("role", role).Set("region", region).Set("hours", 48));
            var visitor = server.Stranger();
            Assert.Equal(200, (await visitor.AcceptAsync(DeskServer.TokenOf(invited!))).Status);
            return visitor;
        }

        async Task<string[]> WaitingAsync(string query)
        {
            var file = (await registrar.GetAsync($"/desk/akun/menunggu.csv{query}")).Split('\n')[1..^1].Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]).ToArray();
            Assert.Equal(file, Waiting().Matches(await registrar.GetAsync($"/desk/akun{query}")).Select(match => match.Groups["key"].Value).ToArray());
            return file;
        }
    }

    [Fact]
    public async Task An_auditor_sees_who_has_stated_what_about_the_forms_of_the_region_and_nobody_else_does()
    {
        const string Station = "8271021022007";
        using var auditor = await server.PersonAsync(Role.Auditor, District);
        using var elsewhere = await server.PersonAsync(Role.Auditor, "8202");
        using var supervisor = await server.PersonAsync(Role.Supervisor, District);
        Assert.Equal("", await supervisor.StateAsync("objection/raise", new CanonicalObject().Set("contest", "ppwp").Set("place", Station).Set("text", "Formulir tidak ditempel.")));
        var line = $",objection,ppwp,{Station},TPS 007,supervisor,{supervisor.Key},";
        Assert.Contains($"{server.Live.Size - 1},", await auditor.GetAsync("/desk/tindakan.csv"), StringComparison.Ordinal);
        Assert.Contains(line, await auditor.GetAsync("/desk/tindakan.csv?jenis=objection&peran=supervisor&status=berlaku&wilayah=827102&urut=-waktu"), StringComparison.Ordinal);
        Assert.DoesNotContain(line, await auditor.GetAsync("/desk/tindakan.csv?jenis=decision"), StringComparison.Ordinal);
        Assert.DoesNotContain(line, await auditor.GetAsync("/desk/tindakan.csv?status=diabaikan"), StringComparison.Ordinal);
        Assert.DoesNotContain(line, await elsewhere.GetAsync("/desk/tindakan.csv"), StringComparison.Ordinal);
        var page = await auditor.GetAsync("/desk/tindakan?urut=tps");
        Assert.Contains($"/desk/akun/{supervisor.Key}", page, StringComparison.Ordinal);
        Assert.Contains($"/bukti/{server.Live.Size - 1}", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk/tindakan\"", await auditor.GetAsync("/desk/akun"), StringComparison.Ordinal);
        Assert.DoesNotContain(supervisor.Key.ToString(), await supervisor.GetAsync("/desk/tindakan"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => supervisor.GetAsync("/desk/tindakan.csv"));
    }

    [Fact]
    public async Task Lists_and_their_files_are_for_those_whose_work_they_are()
    {
        using var reviewer = await server.PersonAsync(Role.Reviewer, District);
        using var province = await server.PersonAsync(Role.Chair, "82");
        using var secretary = await server.PersonAsync(Role.Secretary, District);
        using var stranger = server.Stranger();
        Assert.Equal("contest,station,name,village,subject,field,reports,first,last,log\n", await reviewer.GetAsync("/desk/laporan.csv"));
        Assert.Equal("contest,station,name,village,district\n", await reviewer.GetAsync("/desk/sampel.csv?urut=tps"));
        Assert.StartsWith("log,state,station,", await province.GetAsync("/desk/penurunan.csv?status=berlaku"), StringComparison.Ordinal);
        Assert.Contains("name=\"urut\"", await province.GetAsync("/desk/penurunan"), StringComparison.Ordinal);
        foreach (var file in new[] { "laporan", "sampel", "penurunan", "akun", "pleno/ppwp/8271/unit", "antrean" })
            await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync($"/desk/{file}.csv"));
        foreach (var file in new[] { "laporan", "sampel", "penurunan", "akun" })
            await Assert.ThrowsAsync<HttpRequestException>(() => secretary.GetAsync($"/desk/{file}.csv"));
    }

    [GeneratedRegex("""<th scope="col"[^>]*><a href="\?urut=(?<name>[a-z]+)">""", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("data-admit=\"(?<key>[0-9a-f]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Waiting();

    [GeneratedRegex("""<th scope="row"><a href="/desk/pleno/ppwp/[0-9]+/tps/(?<code>[0-9]+)">""", RegexOptions.None, 1000)]
    private static partial Regex Unsettled();

    [GeneratedRegex("""<blockquote>Saksi tidak menerima salinan (?<place>[0-9]+)\.""", RegexOptions.None, 1000)]
    private static partial Regex Objection();

    [GeneratedRegex("aria-sort=\"[a-z]+\"", RegexOptions.None, 1000)]
    private static partial Regex Sorted();

    [GeneratedRegex("""<th scope="row">\s*<a href="/desk/pleno/ppwp/(?<code>[0-9]+)">""", RegexOptions.None, 1000)]
    private static partial Regex Unit();
}
