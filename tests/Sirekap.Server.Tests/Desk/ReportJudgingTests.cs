using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Reports;
using Sirekap.Server.Tests.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Desk;

/// <summary>What is decided at the desk on the photographs of citizens.</summary>
public class ReportJudgingTests(DeskServer server) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("")]
    [InlineData("Yes")]
    [InlineData("ya")]
    public async Task Only_a_plain_no_withholds_a_photograph(string shown)
    {
        using var reviewer = await server.PersonAsync(Role.Reviewer, "82");
        await server.RefusedAsync("malformed", reviewer, "report/photo", Judgement(shown));
        await server.RefusedAsync("report-unknown", reviewer, "report/photo", Judgement("no"));
    }

    [Fact]
    public async Task A_photograph_that_is_gone_is_neither_offered_nor_released_and_one_that_is_here_is_both_and_can_be_withheld_later()
    {
        using var reviewer = await server.PersonAsync(Role.Reviewer, "82");
        var root = server.Keys.OpenOrMake(KeyNames.Root);
        using (await server.SendAsync(SignedEntry.Sign(KeyStatement.Enrol(server.Definition.Id, RunningServer.Now, server.Next(root), [.. server.Keys.OpenOrMake(KeyNames.Server).PublicKey], Role.Server, "0"), root)))
        {
        }

        var here = await server.Service<ReportPictures>().KeepAsync("gambar"u8.ToArray());
        var (gone, kept) = (await StateAsync("8271021007001", Digest.Of("hilang"u8)), await StateAsync("8271021007002", here));
        Assert.Equal("", await reviewer.StateAsync("report/answer", new CanonicalObject()
            .Set("station", "8271021007001").Set("contest", "ppwp").Set("subject", "unreadable").Set("until", gone).Set("verdict", "unclear").Set("text", "Tidak dapat diperiksa.")));
        var page = await reviewer.GetAsync("/desk/laporan");
        Assert.DoesNotContain("8271021007001", page, StringComparison.Ordinal);
        Assert.Contains($"/desk/laporan/foto/{here}.jpg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("8271021007001", await reviewer.GetAsync("/desk/laporan.csv"), StringComparison.Ordinal);
        await server.RefusedAsync("photo-gone", reviewer, "report/photo", Judgement("yes", "8271021007001", gone, Digest.Of("hilang"u8)));

        Assert.Equal("", await reviewer.StateAsync("report/photo", Judgement("yes", "8271021007002", kept, here)));
        Assert.Contains("ppwp,8271021007002,TPS 002,", await reviewer.GetAsync("/desk/laporan/terbit.csv?terbit.perihal=unreadable&terbit.urut=tps"), StringComparison.Ordinal);
        Assert.DoesNotContain("8271021007002", await reviewer.GetAsync("/desk/laporan/terbit.csv?terbit.perihal=other"), StringComparison.Ordinal);
        Assert.Contains($"src=\"/laporan/foto/{here}.jpg\"", await reviewer.GetAsync("/desk/laporan?terbit.urut=-sejak"), StringComparison.Ordinal);
        Assert.Equal("", await reviewer.StateAsync("report/photo", Judgement("no", "8271021007002", kept, here)));
        Assert.DoesNotContain($"{here}", await reviewer.GetAsync("/desk/laporan"), StringComparison.Ordinal);
    }

    /// <summary>A report with a photograph, as the server states it.</summary>
    private async Task<long> StateAsync(string station, Digest photo)
    {
        var outcome = await server.Service<ServerHand>().Signer.AppendAsync(
            (at, sequence) => new ReportStatement
            {
                Election = server.Definition.Id,
                At = at,
                Sequence = sequence,
                Station = station,
                Contest = "ppwp",
                Subject = ReportSubject.Unreadable,
                Action = new MakeReport(null, 1) { Photo = photo },
            },
            default);
        return Assert.IsType<AppendOutcome.Stored>(outcome).Index;
    }

    private static CanonicalObject Judgement(string shown) => Judgement(shown, "8271021007001", 1, Digest.Of("x"u8));

    private static CanonicalObject Judgement(string shown, string station, long report, Digest photo) => new CanonicalObject()
        .Set("station", station).Set("contest", "ppwp").Set("subject", "unreadable").Set("report", report).Set("photo", photo.ToString())
        .Set("shown", shown).Set("text", "Tidak ada orang di foto ini.");
}
