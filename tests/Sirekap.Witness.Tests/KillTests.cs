using System.Diagnostics;
using System.Net;
using Sirekap.Log;

namespace Sirekap.Witness.Tests;

public sealed class KillTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly SmallLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_witness_remembers_every_checkpoint_that_it_cosigned()
    {
        var acknowledged = 0;
        foreach (var enough in (int[])[1, 30, 7, 60])
        {
            acknowledged = await GrowAndKillAsync(acknowledged, enough);
            using var book = WitnessBook.Open(_folder.Path);
            var known = book.LastOf(SmallLog.Key.Verifier.Name);
            Assert.True(known.Size >= acknowledged, $"{acknowledged} entries were cosigned, {known.Size} are remembered.");
            Assert.Equal(_log.At((int)known.Size).Root, known.Root);
            acknowledged = (int)known.Size;
        }
        Assert.True(acknowledged >= 98);
        await RequireAcceptedAsync(acknowledged);
    }

    // The log under the checkpoint that the witness shows after its last death, with both signatures.
    async Task RequireAcceptedAsync(int size)
    {
        if (GoProgram.Missing is not null)
            return;
        await using var witness = await RunningWitness.StartAsync(_folder.Path);
        var shown = await witness.Http.GetByteArrayAsync(new Uri(AddCheckpoint.MonitoringPath(SmallLog.Key.Verifier.Name), UriKind.Relative));
        using var published = new TempFolder();
        _log.WriteTo(published.Path, shown, size);
        var (exit, report) = await GoProgram.RunAsync("logcheck.go", "-vkey", SmallLog.Key.Verifier.ToString()!, "-witness", witness.Keys[0].ToString()!, published.Path);
        Assert.True(exit == 0, report);
    }

    // Cosigns one entry more each time, and kills while the request after the last is on its way.
    async Task<int> GrowAndKillAsync(int known, int enough)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Victim.Word);
        start.ArgumentList.Add(_folder.Path);
        using var process = Process.Start(start)!;
        using var http = new HttpClient { BaseAddress = new Uri((await process.StandardOutput.ReadLineAsync())!) };
        for (var step = 0; step < enough; step++, known++)
            Assert.Equal(HttpStatusCode.OK, (await RunningWitness.AddAsync(http, _log.Request(known, known + 1).ToBytes())).Status);
        var last = RunningWitness.AddAsync(http, _log.Request(known, known + 1).ToBytes());
        await Task.Delay(enough % 5);
        process.Kill();
        await process.WaitForExitAsync();
        try
        {
            return (await last).Status == HttpStatusCode.OK ? known + 1 : known;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return known;
        }
    }
}
