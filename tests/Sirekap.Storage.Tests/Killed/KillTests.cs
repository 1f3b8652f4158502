using System.Diagnostics;
using System.Globalization;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Killed;

public sealed class KillTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_program_loses_nothing_that_it_acknowledged_or_published()
    {
        // A new beginning on the same folder each time, killed after so many acknowledgements.
        var acknowledged = new HashSet<long>();
        var published = 0L;
        foreach (var enough in (int[])[1, 40, 400, 1500, 5])
        {
            foreach (var line in await RunAndKillAsync(enough))
            {
                var number = long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
                if (line[0] == 'a')
                    acknowledged.Add(number);
                else
                    published = Math.Max(published, number);
            }
            await RequireAllAsync(acknowledged, published);
        }
        Assert.True(acknowledged.Count >= 1000, $"{acknowledged.Count} entries were acknowledged.");
        Assert.True(published > 0);
    }

    async Task<List<string>> RunAndKillAsync(int enough)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Appender.Word);
        start.ArgumentList.Add(_folder.Path);
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        while (lines.Count < enough && await process.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(line);
        process.Kill();
        // What was printed before the kill but not read yet was acknowledged too; a line cut in the middle was not printed whole.
        var rest = await process.StandardOutput.ReadToEndAsync();
        lines.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync();
        return lines;
    }

    async Task RequireAllAsync(HashSet<long> acknowledged, long published)
    {
        using var database = SqliteDatabase.Open(_folder["sirekap.db"]);
        using var entries = new SqliteEntryStore(database);
        foreach (var number in acknowledged)
            Assert.NotNull(await entries.FindAsync(LogHash.OfLeaf(Samples.Entry(number))));
        var parts = new LogPublisherParts(entries, new SqliteCheckpointStore(database), new FolderBlobStore(_folder.Path), Samples.Signer);
        await using var publisher = await LogPublisher.StartAsync(parts);
        Assert.Equal(await entries.CountAsync(), publisher.Latest.Size);
        Assert.True(publisher.Latest.Size >= published);
    }
}
