using System.Globalization;
using System.Text;
using Sirekap.Log;

namespace Sirekap.Storage.Tests;

static class Samples
{
    public static readonly NoteSigner Signer = new("log.example/pemilu", [.. Enumerable.Range(1, NoteSigner.SeedLength).Select(i => (byte)i)]);

    public static byte[] Entry(long number) => Encoding.ASCII.GetBytes("entry " + number.ToString(CultureInfo.InvariantCulture));

    public static async Task<List<LogEntry>> ToListAsync(this IAsyncEnumerable<LogEntry> entries)
    {
        var list = new List<LogEntry>();
        await foreach (var entry in entries)
            list.Add(entry);
        return list;
    }

    /// <summary>Appends entries <c>[from, to)</c> in one group.</summary>
    public static async Task AppendAsync(this IEntryStore store, long from, long to)
    {
        await using var group = await store.BeginGroupAsync();
        for (var number = from; number < to; number++)
            await group.InsertAsync(LogHash.OfLeaf(Entry(number)), Entry(number));
        await group.CommitAsync();
    }
}
