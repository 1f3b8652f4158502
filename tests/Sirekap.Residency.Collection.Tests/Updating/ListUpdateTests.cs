using System.Net;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Collection.Updating;
using Sirekap.Residency.Lists;

namespace Sirekap.Residency.Collection.Tests.Updating;

public sealed class ListUpdateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-residency-").FullName;

    public ListUpdateTests()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped.Folder))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    [Fact]
    public async Task Fresh_lists_replace_the_old_and_the_date_is_that_of_the_stalest_part()
    {
        var troubles = await UpdateAsync(new()
        {
            ["ip-ranges.amazonaws.com"] = """{"prefixes":[{"ip_prefix":"43.218.0.0/16","region":"ap-southeast-3"},{"ip_prefix":"52.0.0.0/8","region":"us-east-1"}],"ipv6_prefixes":[{"ipv6_prefix":"2406:da19::/36","region":"ap-southeast-3"}]}""",
            ["www.gstatic.com"] = """{"prefixes":[{"ipv4Prefix":"34.101.64.0/18","scope":"asia-southeast2"},{"ipv6Prefix":"2600:1901::/32","scope":"us-central1"}]}""",
            ["docs.oracle.com"] = """{"regions":[{"region":"ap-batam-1","cidrs":[{"cidr":"168.110.192.0/19","tags":["OCI"]}]}]}""",
            ["cdn.jsdelivr.net"] = "36.64.0.0,36.95.255.255,ID\n1.0.0.0,1.0.0.255,AU\n",
        });
        var regions = RegionList.Parse(File.ReadAllText(Path.Combine(_folder, "cloud-regions.csv")));
        Assert.Equal(["Azure"], troubles.Keys);
        Assert.Equal(("AWS", 0, "Azure"), (Found(regions, "2406:da19::1"), regions.Find(IPAddress.Parse("108.136.0.1")).Count, Found(regions, "70.153.0.1")));
        Assert.Equal(new DateOnly(2025, 7, 1), regions.Date);
        var ranges = CountryRanges.OfOneCountry(File.ReadAllText(Path.Combine(_folder, "indonesia-ranges.csv")));
        Assert.Equal(new DateOnly(2026, 11, 28), ranges.Date);
    }

    [Fact]
    public async Task Without_a_network_or_with_rubbish_every_list_stays_as_it_was()
    {
        var before = Read();
        var troubles = await UpdateAsync(new() { ["ip-ranges.amazonaws.com"] = "{}", ["docs.oracle.com"] = """{"regions":[]}""", ["cdn.jsdelivr.net"] = "rubbish" });
        Assert.Equal(5, troubles.Count);
        Assert.Equal(before, Read());

        string Read() => string.Concat(Directory.EnumerateFiles(_folder).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Found(RegionList regions, string address) => Assert.Single(regions.Find(IPAddress.Parse(address)).Select(match => match.Provider).Distinct());

    private async Task<Dictionary<string, string>> UpdateAsync(Dictionary<string, string> answers)
    {
        using var client = new HttpClient(new Recorded(answers));
        var troubles = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (name, trouble) in new ListUpdate(client, new FixedClock(), _folder).RunAsync(TestContext.Current.CancellationToken))
        {
            if (trouble is not null)
                troubles.Add(name, trouble);
        }

        return troubles;
    }

    private sealed class Recorded(Dictionary<string, string> answers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answers.TryGetValue(request.RequestUri!.Host, out var answer)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(request.RequestUri.AbsolutePath.Contains("ipv6", StringComparison.Ordinal) ? string.Empty : answer) })
                : throw new HttpRequestException($"{request.RequestUri.Host} cannot be reached.");
    }
}
