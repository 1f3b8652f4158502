using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

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

    private static CanonicalObject Judgement(string shown) => new CanonicalObject()
        .Set("station", "8271021007001").Set("contest", "ppwp").Set("subject", "unreadable").Set("report", 1).Set("photo", Digest.Of("x"u8).ToString())
        .Set("shown", shown).Set("text", "Tidak ada orang di foto ini.");
}
