using Sirekap.Residency.Guarding;
using Sirekap.Server.Hosting;
using Sirekap.Server.Residency;

namespace Sirekap.Server.Tests.Residency;

public class DataMapReaderTests
{
    [Fact]
    public void Without_any_setting_everything_is_on_this_machine_and_nobody_says_where_that_is()
    {
        var map = DataMapReader.Read(new SirekapOptions());
        Assert.Equal(["ledger", "photos"], map.Endpoints.Select(endpoint => endpoint.Name));
        Assert.All(map.Endpoints, endpoint => Assert.Equal((null, Standing.Unknown), (endpoint.Host, EndpointJudge.Judge(endpoint).Standing)));
    }

    [Fact]
    public void Every_setting_that_names_a_host_names_an_endpoint()
    {
        var map = DataMapReader.Read(new SirekapOptions
        {
            Database = "Host=db1,db2:5433,/run/postgresql;Database=sirekap",
            S3 = new() { Endpoint = "https://rgw.contoh.id" },
            Otlp = "http://kolektor:4318",
            Mirrors = { new Uri("https://cermin.contoh.id") },
        });
        Assert.Equal(
            ["database db1:5432", "database-2 db2:5433", "database-3 :0", "photos rgw.contoh.id:443", "telemetry kolektor:4318", "mirror-1 cermin.contoh.id:443"],
            map.Endpoints.Select(endpoint => FormattableString.Invariant($"{endpoint.Name} {endpoint.Host}:{endpoint.Port}")));
        Assert.Equal(["database", "database-2", "database-3", "photos"], map.Endpoints.Where(endpoint => endpoint.IsGuarded).Select(endpoint => endpoint.Name));
        Assert.Empty(map.Endpoints.Single(endpoint => endpoint.Name == "mirror-1").Countries);
    }

    [Fact]
    public void A_declaration_says_more_of_a_derived_endpoint_or_adds_one()
    {
        var options = new SirekapOptions();
        options.Residency.Country = "ID";
        options.Residency.Endpoints.Add(new() { Name = "photos", Proof = ProofDemand.Always });
        options.Residency.Endpoints.Add(new() { Name = "surat", Role = EndpointRole.Mail, Data = DataClass.Operational, Address = "surat.contoh.id:587", Networks = { "10.4.0.0/16", "10.5.0.9" } });
        var map = DataMapReader.Read(options);
        Assert.Equal(ProofDemand.Always, map.Endpoints[1].Proof);
        Assert.Equal(("surat.contoh.id", 587, "ID", 2), (map.Endpoints[2].Host, map.Endpoints[2].Port, map.Endpoints[2].Stands, map.Endpoints[2].Networks.Length));
    }

    [Theory]
    [InlineData("Surat", "surat.contoh.id:587", "ID", "10.0.0.0/8", "has the name \"Surat\"")]
    [InlineData("surat", "surat.contoh.id", "ID", "10.0.0.0/8", "is no address: give host:port")]
    [InlineData("surat", "surat.contoh.id:587", "Indonesia", "10.0.0.0/8", "a country has two capital letters")]
    [InlineData("surat", "surat.contoh.id:587", "ID", "10.0.0.0/33", "is no network")]
    [InlineData("surat", null, "ID", "10.0.0.0/8", "say its Role, Data and Address")]
    public void A_declaration_that_cannot_be_understood_is_a_sentence(string name, string? address, string country, string network, string sentence)
    {
        var options = new SirekapOptions();
        options.Residency.Endpoints.Add(new() { Name = name, Role = EndpointRole.Mail, Data = DataClass.Operational, Address = address, Country = country, Networks = { network } });
        Assert.Contains(sentence, Assert.Throws<InvalidDataException>(() => DataMapReader.Read(options)).Message, StringComparison.Ordinal);
    }
}
