using System.Text.RegularExpressions;
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

    [GeneratedRegex("aria-sort=\"[a-z]+\"", RegexOptions.None, 1000)]
    private static partial Regex Sorted();

    [GeneratedRegex("""<th scope="row">\s*<a href="/desk/pleno/ppwp/(?<code>[0-9]+)">""", RegexOptions.None, 1000)]
    private static partial Regex Unit();
}
