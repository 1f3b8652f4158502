using System.Text.RegularExpressions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site.Stations;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed class StationPageTests
{
    [Theory]
    [InlineData(Night.Agreed, "Formulir ini dihitung: angka petugas sama dengan bacaan mesin")]
    [InlineData(Night.Review, "Formulir ini belum dihitung. Ada yang tidak cocok")]
    [InlineData(Night.Awaited, "TPS ini belum mengirim formulir. Belum masuk tidak berarti nol suara.")]
    [InlineData(Night.Decided, "Formulir ini dihitung menurut keputusan pemeriksa")]
    [InlineData(Night.Received, "Petugas sudah mengirim angkanya. Formulir belum dihitung")]
    [InlineData(Night.Unreadable, "Formulir ini tidak dihitung: pemeriksa menyatakan tidak ada yang dapat membacanya.")]
    public async Task The_state_is_a_plain_sentence(string station, string sentence)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        Assert.Contains(sentence, await host.Publish().Page($"/tps/{station}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_stands_beside_its_handwriting_and_readings()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var page = await host.Publish().Page($"/tps/{Night.Agreed}");

        foreach (var field in SmallElection.Definition.FindContest(SmallElection.Desa)!.Fields)
            Assert.Contains($"id=\"f-{field.Id}\"", page, StringComparison.Ordinal);
        var strips = Regex.Count(page, "src=\"/strips/[0-9a-f]{64}/100-100-120-40.jpg\" loading=\"lazy\" decoding=\"async\" width=\"120\" height=\"40\" alt=\"[^\"]+\"");
        Assert.Equal(8, strips);
        Assert.Equal(2, Regex.Count(page, "<img src=\"/photos/[0-9a-f]{64}.jpg\""));
        Assert.Contains("keyakinan 99,9%", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_phones_that_differ_stand_side_by_side_each_with_its_receipt()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        using var second = new TestKey();
        host.Story.Enrol(second, Role.Officer, Night.Agreed);
        var form = host.Story.Dossier(Night.Agreed, SmallElection.Desa).Form!;
        var figures = SmallElection.Definition.FindContest(SmallElection.Desa)!.Fields.Select(field => (field.Id, form.Figures[field.Id]!.Value.Value + (field.Id == "C.1" ? 7 : 0))).ToArray();
        Assert.Null(host.Story.Add(second, host.Story.Form(Night.Agreed, SmallElection.Desa, Story.Figures(figures), second)));
        var page = await host.Publish().Page($"/tps/{Night.Agreed}");

        var table = Regex.Match(page, "<section aria-labelledby=\"tandingan\".*?</section>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value;
        Assert.Contains($"/bukti/{form.Index}", table, StringComparison.Ordinal);
        Assert.Contains($"/bukti/{host.Story.Count.Size - 1}", table, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(table, "figure differs"));
        Assert.Contains("2 HP petugas TPS ini mengirim angka yang berbeda.", page, StringComparison.Ordinal);
        Assert.Contains("K.306", page, StringComparison.Ordinal);
        Assert.Contains("tidak menggantikannya: orang harus memutuskan", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_of_the_figures_is_shown_step_by_step_and_what_is_not_reached_is_said()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        host.Publish();
        var decided = host.Story.Dossier(Night.Decided, SmallElection.Desa);
        var chain = ChainOf(await host.Page($"/tps/{Night.Decided}"));
        Assert.Contains($"/bukti/{decided.Form!.Index}", chain, StringComparison.Ordinal);
        Assert.Contains($"/bukti/{decided.Decision!.Index}", chain, StringComparison.Ordinal);
        Assert.All(decided.Decision.Figures.DifferencesFrom(decided.Decision.Before), field => Assert.Contains($"{field} ", chain, StringComparison.Ordinal));
        Assert.Equal(4, Regex.Count(chain, "Rapat pleno belum dibuka"));

        var awaited = ChainOf(await host.Page($"/tps/{Night.Awaited}"));
        Assert.Contains("belum masuk.", awaited, StringComparison.Ordinal);
        Assert.Contains("belum ada.", awaited, StringComparison.Ordinal);
        Assert.DoesNotContain("/bukti/", awaited, StringComparison.Ordinal);

        static string ChainOf(string page) => Regex.Match(page, "<ol class=\"chain\">.*?</ol>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value;
    }

    [Fact]
    public async Task Earlier_decisions_are_those_that_held_on_the_same_form()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var story = host.Story;
        Night.TellIn(story);
        const string Contest = SmallElection.Desa;
        var first = Sent(story.Decide(Night.Review, Contest, Outcome.Return, DecisionReason.Illegible));
        Assert.Empty(EarlierOf(Night.Review));

        // The officer sends it again: what was decided on the form before is no earlier decision on this one.
        var figures = story.Dossier(Night.Review, Contest).Form!.Figures.ToFigures();
        story.Submit(Night.Review, Contest, figures, story.Dossier(Night.Review, Contest).Form!.Index);
        story.ReadAll(Night.Review, Contest, field => figures[field].Value);
        Assert.Empty(EarlierOf(Night.Review));
        var second = Sent(story.Decide(Night.Review, Contest, Outcome.Accept, DecisionReason.Misread));
        Assert.Empty(EarlierOf(Night.Review));

        // Two sign in the plenary: the first signature decides nothing, before and after the second.
        story.OpenRecap("110101", Contest);
        var was = Story.Figures(("C.1", 90), ("C.2", 110));
        Sent(story.Correct(Role.Secretary, Night.Review, Contest, was, ("C.1", 91), ("C.2", 109)));
        Assert.Empty(EarlierOf(Night.Review));
        Sent(story.Correct(Role.Chair, Night.Review, Contest, was, ("C.1", 91), ("C.2", 109)));
        Assert.Equal([second], EarlierOf(Night.Review));
        Assert.NotEqual(first, second);
        Assert.Contains($"keputusan sebelumnya: entri {second}", await host.Publish().Page($"/tps/{Night.Review}"), StringComparison.Ordinal);

        long Sent(Refusal? refusal)
        {
            Assert.Null(refusal);
            return story.Count.Size - 1;
        }

        long[] EarlierOf(string station) => [.. StationChain.Of(story.Definition.Regions.FindStation(station)!.Value, story.Count.Contest(Contest)!).Earlier];
    }

    [Fact]
    public async Task Differing_readings_are_marked_and_lead_to_the_rule()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var page = await host.Publish().Page($"/tps/{Night.Review}");

        Assert.Contains("Bacaan berbeda: lihat tulisannya", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/aturan#K.302\">K.302</a>", page, StringComparison.Ordinal);
        Assert.Contains("110 ≠ 117", page, StringComparison.Ordinal);
        Assert.Contains("id=\"K.302\"", await host.Page("/aturan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ignored_statement_stays_visible_with_its_reason()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var stranger = host.Story.Officer(Night.Review);
        var refusal = host.Story.Add(stranger, host.Story.Form(Night.Agreed, SmallElection.Desa, Story.Figures(("C.1", 1)), stranger));
        Assert.Equal("key-region", refusal!.Code);
        var page = await host.Publish().Page($"/tps/{Night.Agreed}");

        Assert.Contains("Diabaikan: kunci ini terdaftar untuk wilayah lain.", page, StringComparison.Ordinal);
        Assert.Contains($"/log/entry/{host.Story.Count.Size - 1}", page, StringComparison.Ordinal);
        Assert.Contains("<code>key-region</code>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_the_machine_refused_says_why_its_photograph_is_closed()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var form = host.Story.Submit(Night.Agreed, SmallElection.Desa, Story.Figures(("C.1", 90)));
        var statement = (host.Story.Count.Contest(SmallElection.Desa)!.DossierOf(SmallElection.Definition.Regions.FindStation(Night.Agreed)!.Value)!).Form!;
        host.Story.Add(host.Story.Reader, new ReadingStatement
        {
            Election = SmallElection.Definition.Id,
            At = host.Story.Now,
            Sequence = host.Story.Reader.NextSequence(),
            Station = Night.Agreed,
            Contest = SmallElection.Desa,
            Form = form,
            Page = 2,
            Photo = statement.Pages[2],
            Model = statement.Pages[2],
            Refused = "blurred",
            Figures = [],
        });
        var page = await host.Publish().Page($"/tps/{Night.Agreed}");

        Assert.Contains("tidak ditampilkan: letak halamannya tidak dikenali", page, StringComparison.Ordinal);
        Assert.Contains("fotonya kabur.", page, StringComparison.Ordinal);
        Assert.Contains("menunggu mesin", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_and_its_answer_are_shown()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var story = host.Story;
        Assert.Null(story.Add(story.Supervisor, new ObjectionStatement
        {
            Election = story.Definition.Id,
            At = story.Now,
            Sequence = story.Supervisor.NextSequence(),
            Station = Night.Agreed,
            Contest = SmallElection.Desa,
            Text = "Saksi <b>tidak</b> setuju.",
        }));
        var raw = await host.Publish().Client.GetStringAsync(new Uri($"/tps/{Night.Agreed}", UriKind.Relative));

        Assert.Contains("Ada keberatan yang belum dijawab.", raw, StringComparison.Ordinal);
        Assert.Contains("Saksi &lt;b&gt;tidak&lt;/b&gt; setuju.", raw, StringComparison.Ordinal);
    }
}
