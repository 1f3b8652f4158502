using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sirekap.Cli.Client;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;

namespace Sirekap.EndToEnd.Tests;

/// <summary>kill -9 in the middle of the work: whatever was acknowledged is there afterwards, and the demonstration goes on.</summary>
public class KillTests
{
    private const string Village = "8271021009";
    private const int Enough = 100;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost()
    {
        var data = Directory.CreateTempSubdirectory("sirekap-kill-").FullName;
        var acknowledged = new ConcurrentDictionary<long, byte[]>();
        await using (var server = SirekapProcess.Start("serve", data))
        {
            var address = await server.ReadyAsync();
            using var rush = new CancellationTokenSource();
            var senders = Enumerable.Range(0, 4).Select(sender => SendAsync(address, data, sender, acknowledged, rush.Token)).ToArray();
            while (acknowledged.Count < Enough && !senders.Any(sender => sender.IsCompleted))
                await Task.Delay(10, TestContext.Current.CancellationToken);
            await server.KillAsync();
            await rush.CancelAsync();
            await Task.WhenAll(senders);
        }

        Assert.NotEmpty(acknowledged);
        await using (var again = SirekapProcess.Start("serve", data))
        {
            using var http = new HttpClient { BaseAddress = await again.ReadyAsync() };
            foreach (var (index, entry) in acknowledged)
                Assert.Equal(entry, await http.GetByteArrayAsync(new Uri($"/log/entry/{index}", UriKind.Relative)));
            var (status, output) = await SirekapProcess.RunAsync("verify", http.BaseAddress.ToString());
            Assert.True(status == 0, output);
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>Enrols one officer after another and sends a form for each, until the server is gone.</summary>
    private static async Task SendAsync(
        Uri address, string data, int sender, ConcurrentDictionary<long, byte[]> acknowledged, CancellationToken stop)
    {
        using var keys = new KeyFolder(Path.Combine(data, "keys"));
        using var http = new HttpClient { BaseAddress = address };
        var client = new IntakeClient(http);
        var signer = keys.OpenOrMake(KeyNames.Importer);
        try
        {
            for (var round = 0; !stop.IsCancellationRequested; round++)
            {
                var sequence = (round * 4L) + sender + 1;
                var entry = SignedEntry.Sign(Claim(sequence), signer);
                try
                {
                    acknowledged[await client.SendAsync(entry, stop)] = entry.Bytes.ToArray();
                }
                catch (IntakeRefusedException refused) when (refused.Code == "sequence-replayed")
                {
                    // Another sender's later number came first; nothing was acknowledged.
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            // The server was killed: that is the point.
        }
    }

    private static ClaimStatement Claim(long sequence) => new()
    {
        Election = "pemilu-2024",
        At = new(TimeProvider.System.GetUtcNow()),
        Sequence = sequence,
        Source = "kpu",
        Station = Village + "001",
        Contest = "ppwp",
        Payload = Digest.Of(BitConverter.GetBytes(sequence)),
        Figures = ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal).Add("IV.1", new((int)(sequence % 1000))),
    };
}
