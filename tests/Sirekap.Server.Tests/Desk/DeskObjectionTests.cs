using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Tests.Desk;

/// <summary>Objections at the desk, to stations and tiers, from the first sentence to the public list.</summary>
public sealed class DeskObjectionTests(DeskServer server) : IClassFixture<DeskServer>
{
    private const string Contest = "ppwp", Station = "8271021022008", District = "827102";

    [Fact]
    public async Task A_witness_objects_to_a_tier_the_chair_answers_and_everyone_reads_both()
    {
        using var witness = await server.PersonAsync(Role.Witness, District);
        using var chair = await server.PersonAsync(Role.Chair, District);
        Assert.Equal("", await witness.StateAsync("objection/raise", Objection(District, "Rapat dimulai sebelum saksi hadir.")));
        var index = server.Live.Size - 1;
        Assert.Contains($"data-answer=\"{index}\"", await chair.GetAsync("/desk/keberatan"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-answer", await witness.GetAsync("/desk/keberatan"), StringComparison.Ordinal);
        Assert.Contains("Rapat dimulai sebelum saksi hadir.", await chair.GetAsync($"/wilayah/{District}"), StringComparison.Ordinal);
        Assert.Contains("Rapat dimulai sebelum saksi hadir.", await chair.GetAsync("/keberatan?wilayah=82&status=terbuka"), StringComparison.Ordinal);
        Assert.DoesNotContain("Rapat dimulai sebelum saksi hadir.", await chair.GetAsync("/keberatan?wilayah=11"), StringComparison.Ordinal);

        await server.RefusedAsync("key-role", witness, "objection/answer", Answer(index));
        Assert.Equal("", await chair.StateAsync("objection/answer", Answer(index)));
        await server.RefusedAsync("objection-unknown", chair, "objection/answer", Answer(index));
        await server.RefusedAsync("objection-unknown", chair, "objection/answer", Answer(0));
        Assert.Contains("Saksi sudah diundang.", await chair.GetAsync($"/en/wilayah/{District}"), StringComparison.Ordinal);
        Assert.Contains($"{index},ppwp,{District},", await chair.GetAsync("/api/v1/objections/ppwp.csv"), StringComparison.Ordinal);
        Assert.Contains("answered", await chair.GetAsync("/desk/keberatan.csv?status=dijawab"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_what_the_page_selects_in_the_page_s_order()
    {
        const string Village = "8271021022";
        using var witness = await server.PersonAsync(Role.Witness, District);
        foreach (var place in new[] { Station, "8271021022003", District })
            Assert.Equal("", await witness.StateAsync("objection/raise", Objection(place, "Untuk berkas.")));
        var first = server.Live.Size - 3;
        Assert.Equal($"{first + 1} {first}", await FileAsync($"?wilayah={Village}"));
        Assert.Equal($"{first} {first + 1}", await FileAsync($"?wilayah={Village}&urut=tenggat"));
        Assert.Equal("", await FileAsync("?wilayah=11"));

        async Task<string> FileAsync(string query) => string.Join(' ', (await witness.GetAsync("/desk/keberatan.csv" + query)).Split('\n')
            .Where(line => line.Contains("Untuk berkas.", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task The_way_to_takedowns_is_shown_to_those_who_may_do_something_there()
    {
        using var district = await server.PersonAsync(Role.Chair, District);
        using var province = await server.PersonAsync(Role.Chair, "82");
        Assert.DoesNotContain("/desk/penurunan", await district.GetAsync("/desk/keberatan"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"tps\"", await district.GetAsync("/desk/penurunan"), StringComparison.Ordinal);
        Assert.Contains("/desk/penurunan", await province.GetAsync("/desk/keberatan"), StringComparison.Ordinal);
        Assert.Contains("name=\"tps\"", await province.GetAsync("/desk/penurunan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_fold_would_refuse_is_refused_before_anybody_signs()
    {
        using var supervisor = await server.PersonAsync(Role.Supervisor, District);
        using var reviewer = await server.PersonAsync(Role.Reviewer, District);
        await server.RefusedAsync("key-role", reviewer, "objection/raise", Objection(Station, "Keberatan."));
        await server.RefusedAsync("key-region", supervisor, "objection/raise", Objection("8271", "Keberatan."));
        await server.RefusedAsync("key-region", supervisor, "objection/raise", Objection("8271011001001", "Keberatan."));
        await server.RefusedAsync("region-unknown", supervisor, "objection/raise", Objection("4711", "Keberatan."));
        await server.RefusedAsync("contest-unknown", supervisor, "objection/raise", Objection(Station, "Keberatan.", "lain"));
        await server.RefusedAsync("malformed", supervisor, "objection/raise", Objection(Station, new string('a', 1001)));
        Assert.Equal("", await supervisor.StateAsync("objection/raise", Objection(Station, "=HYPERLINK(1)")));
        Assert.Contains(",'=HYPERLINK(1),", await supervisor.GetAsync("/api/v1/objections/ppwp.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_reviewers_take_sheets_and_lists_are_for_those_who_are_in()
    {
        using var chair = await server.PersonAsync(Role.Chair, District);
        using var auditor = await server.PersonAsync(Role.Auditor, "0");
        using var stranger = server.Stranger();
        await server.RefusedAsync("key-role", chair, "sheet/take", []);
        await server.RefusedAsync("not-logged-in", stranger, "sheet/take", []);
        Assert.StartsWith("contest,station,", await auditor.GetAsync("/desk/antrean.csv"), StringComparison.Ordinal);
        foreach (var file in new[] { "/desk/antrean.csv", "/desk/akun.csv", "/desk/keberatan.csv" })
            await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(file));
    }

    private static CanonicalObject Objection(string place, string text, string contest = Contest) => new CanonicalObject().Set("contest", contest).Set("place", place).Set("text", text);

    private static CanonicalObject Answer(long index) => new CanonicalObject().Set("contest", Contest).Set("objection", index).Set("text", "Saksi sudah diundang.");
}
