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
