using Sirekap.Election.Rights;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

/// <summary>The published table of rights is the one that the fold refuses by.</summary>
public sealed class AccessPageTests
{
    [Fact]
    public async Task Every_deed_stands_there_in_both_languages_with_every_role_that_holds_it()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        foreach (var path in new[] { "/hak-akses", "/en/hak-akses" })
        {
            var page = await host.Page(path);
            foreach (var deed in Enum.GetValues<Deed>())
            {
                var row = page[page.IndexOf($"<tr id=\"{deed}\">", StringComparison.Ordinal)..];
                var by = row[row.IndexOf("<td>", StringComparison.Ordinal)..row.IndexOf("</td>", StringComparison.Ordinal)];
                Assert.Equal(RightsTable.Holders(deed).Count, by.Split(", ").Length);
            }
        }

        Assert.Contains("Administrator akun", await host.Page("/hak-akses"), StringComparison.Ordinal);
        Assert.Contains("Administrator of accounts", await host.Page("/en/hak-akses"), StringComparison.Ordinal);
    }
}
