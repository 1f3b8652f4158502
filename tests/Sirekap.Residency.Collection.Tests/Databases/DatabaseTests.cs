using System.Net;
using CsCheck;
using Sirekap.Residency.Collection.Databases;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Lists;
using Check = Sirekap.Residency.Evidence.Check;

namespace Sirekap.Residency.Collection.Tests.Databases;

public sealed class DatabaseTests : IDisposable
{
    private static readonly DateTimeOffset s_built = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-residency-").FullName;

    [Fact]
    public void A_database_of_countries_is_read_with_its_date()
    {
        var source = Open("negara.mmdb", Countries());
        Assert.Equal(("SG", "ID", null), (CountryOf(source, "170.33.13.55"), CountryOf(source, "36.95.1.1"), CountryOf(source, "9.9.9.9")));
        Assert.Equal((new DateOnly(2026, 6, 1), "negara.mmdb: Uji-Country"), (source.Date, source.Name));
    }

    [Fact]
    public void A_database_of_networks_answers_about_networks()
    {
        var source = Open("jaringan.mmdb", MmdbFile.Write("Uji-ASN", s_built, ("170.33.13.0/24", new Dictionary<string, object> { ["autonomous_system_number"] = 134963u, ["autonomous_system_organization"] = "Alibaba" })));
        Assert.Equal(new OriginNetwork(134963, "Alibaba"), Assert.IsType<OriginCheck>(source.Ask(IPAddress.Parse("170.33.13.55"), s_built)).Answer);
    }

    /// <summary>Wherever it is damaged, it answers truly, says that it is broken, or says nothing of the address; it never ends the audit.</summary>
    [Fact]
    public void A_damaged_database_is_a_trouble_and_never_a_crash()
    {
        var whole = Countries();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample(
            (place, value, length) =>
            {
                var bytes = whole[..Math.Max(1, length > whole.Length / 2 ? whole.Length : length)];
                bytes[place % bytes.Length] = value;
                var path = Path.Combine(_folder, $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..12]}.mmdb");
                File.WriteAllBytes(path, bytes);
                var check = MmdbDatabase.Open(path).Ask(IPAddress.Parse("170.33.13.55"), s_built);
                Assert.True(check.IsAnswered || check.Trouble is { Code: "corrupt" });
                File.Delete(path);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Something_else_than_a_database_says_so_with_every_answer()
    {
        Assert.Equal("corrupt", Trouble(Open("rusak.mmdb", "not a database"u8.ToArray())).Code);
        Assert.Equal("missing", Trouble(MmdbDatabase.Open(Path.Combine(_folder, "tidak-ada.mmdb"))).Code);
    }

    [Fact]
    public void A_list_of_the_users_own_that_overlaps_stays_as_a_source_that_says_so()
    {
        var path = Path.Combine(_folder, "bertumpuk.csv");
        File.WriteAllText(path, "# name: x\n# date: 2026-01-01\n# country: ID\n36.0.0.0,36.0.0.9\n36.0.0.5,36.0.0.20\n");
        var broken = Shipped.Book(path).Ask(IPAddress.Parse("36.95.1.1"), s_built).Single(check => check.Trouble is not null);
        Assert.Equal(("bertumpuk.csv", "overlap"), (broken.Source, broken.Trouble!.Code));
    }

    [Fact]
    public void What_Debian_ships_is_used_where_it_is_and_named_with_its_date()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "tor"));
        File.WriteAllText(Path.Combine(_folder, "tor", "geoip"), "# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n2854292736,2854292991,SG\n");
        var book = AddressBook.Load(Shipped.Folder, [], Path.Combine(_folder, "tor"));
        Assert.Contains(book.Sources, source => source.Name == TorGeoip.Name && source.Date == new DateOnly(2026, 6, 25));
        Assert.DoesNotContain(Shipped.Book().Sources, source => source.Name == TorGeoip.Name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Countries() => MmdbFile.Write(
        "Uji-Country", s_built,
        ("170.33.13.0/24", new Dictionary<string, object> { ["country"] = new Dictionary<string, object> { ["iso_code"] = "SG" } }),
        ("36.64.0.0/11", new Dictionary<string, object> { ["country_code"] = "ID" }));

    private IAddressSource Open(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return MmdbDatabase.Open(path);
    }

    private static string? CountryOf(IAddressSource source, string address)
    {
        var check = Assert.IsType<DatabaseCheck>(source.Ask(IPAddress.Parse(address), s_built));
        Assert.Null(check.Trouble);
        return check.Answer!.Country;
    }

    private static Trouble Trouble(IAddressSource source)
    {
        Check check = source.Ask(IPAddress.Parse("1.1.1.1"), s_built);
        return check.Trouble!;
    }
}
