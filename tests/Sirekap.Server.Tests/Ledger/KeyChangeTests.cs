using System.Net;
using System.Text;
using Sirekap.Log;
using Sirekap.Server.Tests.Intake;
using Sirekap.Server.Tests.Witnesses;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Ledger;

public sealed class KeyChangeTests : IAsyncLifetime
{
    private const string Station = "8271021022008";

    private readonly RunningServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_log_changes_its_key_under_the_eyes_of_a_witness()
    {
        await _server.StartAsync();
        var old = await KeyAsync();
        await _server.StopAsync();
        await RotateAsync();
        await using var witness = OneWitness.Asleep("bawaslu.example");
        await witness.WakeAsync(old);
        _server.Configure = options =>
        {
            options.WitnessMilliseconds = 30_000;
            options.Witnesses.Add(witness.Options);
        };
        await _server.StartAsync();
        var next = await KeyAsync();
        Assert.NotEqual(old, next);
        await _server.OfficerAsync(Station);
        var receipt = TlogProof.Parse(Encoding.UTF8.GetBytes(await Get($"/api/v1/receipts/{_server.Live.Size - 1}")));
        var leaf = LogHash.OfLeaf(await _server.Http.GetByteArrayAsync(new Uri($"/log/entry/{_server.Live.Size - 1}", UriKind.Relative)));
        foreach (var known in (NoteVerifier[])[old, next])
            Assert.Single(receipt.Verify(leaf, LogPolicy.Of(known, [witness.Key])).Cosignatures);
        var change = KeyRotation.Open(await _server.Http.GetByteArrayAsync(new Uri("/log/" + KeyRotation.PathFrom(old), UriKind.Relative)), old);
        Assert.Equal(next, change.New);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Http.GetAsync(new Uri("/log/" + KeyRotation.PathFrom(next), UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Http.GetAsync(new Uri("/log/rotation/..%2fcheckpoint", UriKind.Relative))).StatusCode);

        // The old key retired, the witness has seen the log last under both; the start believes it by the earlier key.
        await _server.StopAsync();
        await using (var log = LogDatabase.OpenSqlite(Path.Combine(_server.Folder, "ledger.db")))
            await LogKeyring.RetireAsync(log.Settings, old.Name, await File.ReadAllBytesAsync(Path.Combine(_server.Folder, "log/checkpoint")));
        await _server.StartAsync();
        Assert.Equal(next, await KeyAsync());
    }

    private async Task RotateAsync()
    {
        await using var log = LogDatabase.OpenSqlite(Path.Combine(_server.Folder, "ledger.db"));
        var ring = (await LogKeyring.FindAsync(log.Settings, "sirekap.example.id/pemilu-2024"))!;
        await LogKeyring.RotateAsync(log.Settings, ring.Current.Verifier.Name, SignedCheckpoint.Open((await log.Checkpoints.ReadAsync())!, ring.Known, []).Head);
    }

    private async Task<NoteVerifier> KeyAsync() => NoteVerifier.Parse((await Get("/log/vkey")).TrimEnd());

    private Task<string> Get(string path) => _server.Http.GetStringAsync(new Uri(path, UriKind.Relative));
}
