using System.Text.Json;
using Sirekap.Log;
using Sirekap.Server.Hosting;
using Sirekap.Server.Tests.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Witnesses;

public sealed class WitnessedServerTests : IAsyncLifetime
{
    private const string Station = "8271021022008";

    private readonly TwoWitnesses _all = new();
    private readonly RunningServer _server;
    private readonly OneWitness _bawaslu, _kampus;

    public WitnessedServerTests() => (_server, _bawaslu, _kampus) = (_all.Server, _all.Bawaslu, _all.Kampus);

    public async ValueTask InitializeAsync() => await _all.PrepareAsync();

    public ValueTask DisposeAsync() => _all.DisposeAsync();

    [Fact]
    public async Task Checkpoint_receipts_pages_and_health_show_who_has_cosigned()
    {
        await _server.StartAsync();
        var officer = await _server.OfficerAsync(Station);
        var index = _server.Live.Size - 1;
        var receipt = TlogProof.Parse(System.Text.Encoding.UTF8.GetBytes(await Get($"/api/v1/receipts/{index}")));
        var policy = LogPolicy.Parse(System.Text.Encoding.UTF8.GetBytes(
            $"log {(await Get("/log/vkey")).TrimEnd()}\nwitness a {_bawaslu.Key}\nwitness b {_kampus.Key}\ngroup both all a b\nquorum both\n"));
        Assert.Equal(2, receipt.Verify(LogHash.OfLeaf(await _server.Http.GetByteArrayAsync(new Uri($"/log/entry/{index}", UriKind.Relative))), policy).Cosignatures.Length);
        Assert.Contains("Saksi independen yang ikut menandatanganinya: 2 dari 2.", await Get("/"), StringComparison.Ordinal);
        Assert.Contains("Independent witnesses who have cosigned it: 2 of 2.", await Get("/en/"), StringComparison.Ordinal);
        Assert.Equal(("ok", 2, 2), await HealthAsync());
        Assert.NotNull(officer);
    }

    [Fact]
    public async Task Results_go_on_without_a_witness_visibly()
    {
        await _kampus.SleepAsync();
        await _server.StartAsync();
        await _server.OfficerAsync(Station);
        Assert.Contains("cosigned it: 1 of 2.", await Get("/en/"), StringComparison.Ordinal);
        Assert.Equal(("degraded", 1, 2), await HealthAsync());
    }

    [Fact]
    public async Task A_restored_older_backup_is_found_out_by_the_witnesses()
    {
        await _server.StartAsync();
        await _server.StopAsync();
        var backup = Directory.CreateTempSubdirectory("sirekap-backup-").FullName;
        Copy(_server.Folder, backup);
        await _server.StartAsync();
        await _server.OfficerAsync(Station);
        await Get($"/api/v1/receipts/{_server.Live.Size - 1}");
        await _server.StopAsync();
        Directory.Delete(_server.Folder, recursive: true);
        Copy(backup, _server.Folder);
        Directory.Delete(backup, recursive: true);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(_server.StartAsync);
        Assert.StartsWith("A witness or mirror has seen a checkpoint of this log over ", refused.Message, StringComparison.Ordinal);
        _server.Configure = _ => { };
        await _server.StartAsync();
    }

    [Theory]
    [InlineData("", "http://a.example")]
    [InlineData("KEY", "ftp://a.example")]
    [InlineData("KEY", "")]
    public void A_witness_that_cannot_be_asked_is_refused_at_start(string key, string url)
    {
        var options = new SirekapOptions();
        options.Witnesses.Add(new() { Key = key.Replace("KEY", _bawaslu.Key.ToString(), StringComparison.Ordinal), Url = url });
        Assert.Throws<InvalidDataException>(() => Server.Witnesses.WitnessAddress.Read(options));
    }

    [Fact]
    public async Task A_policy_file_names_witnesses_too_and_one_with_two_keys_is_one_witness()
    {
        var file = Path.GetTempFileName();
        var second = Cosigner.MlDsa44("bawaslu.example", new byte[32]).Verifier;
        await File.WriteAllTextAsync(file, $"witness a {_bawaslu.Key} {_bawaslu.Url}\nwitness b {second} {_bawaslu.Url}/\nquorum none\n");
        var witness = Assert.Single(Server.Witnesses.WitnessAddress.Read(new SirekapOptions { WitnessPolicy = file }));
        Assert.Equal([_bawaslu.Key, second], witness.Keys);
        await File.WriteAllTextAsync(file, $"witness a {_bawaslu.Key}\nquorum none\n");
        Assert.Throws<InvalidDataException>(() => Server.Witnesses.WitnessAddress.Read(new SirekapOptions { WitnessPolicy = file }));
        File.Delete(file);
    }

    private Task<string> Get(string path) => _all.GetAsync(path);

    private async Task<(string Status, int Signed, int Of)> HealthAsync()
    {
        using var health = JsonDocument.Parse(await Get("/healthz"));
        var witnesses = health.RootElement.GetProperty("witnesses");
        return (health.RootElement.GetProperty("status").GetString()!, witnesses.GetProperty("signed").GetInt32(), witnesses.GetProperty("of").GetInt32());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
