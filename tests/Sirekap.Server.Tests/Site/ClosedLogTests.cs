using Microsoft.Extensions.Options;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

/// <summary>Every page of a closed log says so, and where it goes on.</summary>
public sealed class ClosedLogTests
{
    [Fact]
    public async Task Every_page_of_a_closed_log_says_so_in_both_languages()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Assert.DoesNotContain("Log ini sudah ditutup", await host.Publish().Page("/"), StringComparison.Ordinal);
        var end = Close(host);
        foreach (var path in (string[])["/", "/wilayah/11", "/aturan"])
            Assert.Contains($"Log ini sudah ditutup oleh entri {end}", await host.Page(path), StringComparison.Ordinal);
        var english = await host.Page("/en/");
        Assert.Contains($"This log was closed by entry {end}", english, StringComparison.Ordinal);
        Assert.DoesNotContain("It goes on at", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_that_the_operator_names_is_linked_once_the_log_is_closed()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition, ("Site:Successor", "https://pemilu-2.example.id"));
        Assert.DoesNotContain("pemilu-2.example.id", await host.Publish().Page("/"), StringComparison.Ordinal);
        Close(host);
        Assert.Contains("<a href=\"https://pemilu-2.example.id/\" rel=\"external\">", await host.Page("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/pemilu-2")]
    public async Task What_is_no_address_of_a_site_is_refused_at_the_start(string address) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => SiteHost.Start(SmallElection.Definition, ("Site:Successor", address)));

    private static long Close(SiteHost host)
    {
        var close = new CloseStatement
        {
            Election = SmallElection.Definition.Id,
            At = host.Story.Now,
            Sequence = host.Story.Root.NextSequence(),
            Reason = "final",
        };
        Assert.Null(host.Story.Add(host.Story.Root, close));
        host.Publish();
        return host.Story.Count.ClosedAt!.Value;
    }
}
