using System.Diagnostics;
using Sirekap.Storage;

namespace Sirekap.Bench.Appending;

/// <summary>Many senders, each of which waits for the acknowledgement of one entry before it sends the next.</summary>
static class AppendLoad
{
    public const int Waiters = 1024;

    public static async Task<AppendFigures> RunAsync(IEntryStore store, byte[][] entries)
    {
        var latencies = new long[entries.Length];
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await using (var writer = new EntryWriter(store, new OpenDoor(), await store.CountAsync()))
            await Task.WhenAll(Enumerable.Range(0, Waiters).Select(waiter => Task.Run(() => SendAsync(writer, entries, waiter, latencies))));
        var elapsed = clock.Elapsed;
        Array.Sort(latencies);
        return new(entries.Length, elapsed, Process.GetCurrentProcess().TotalProcessorTime - cpu, latencies[latencies.Length / 2], latencies[(int)(latencies.Length * 0.99)]);
    }

    static async Task SendAsync(EntryWriter writer, byte[][] entries, int waiter, long[] latencies)
    {
        for (var number = waiter; number < entries.Length; number += Waiters)
        {
            var sent = Stopwatch.GetTimestamp();
            await writer.AppendAsync(entries[number]);
            latencies[number] = Stopwatch.GetTimestamp() - sent;
        }
    }

    sealed class OpenDoor : IAdmission
    {
        public Refusal? Admit(long index, ReadOnlyMemory<byte> entry) => null;

        public void Committed(long index, ReadOnlyMemory<byte> entry)
        {
        }

        public void Follow(long index, ReadOnlyMemory<byte> entry)
        {
        }
    }
}

/// <summary>What a load came to.</summary>
/// <param name="Count">Entries, all durable.</param>
/// <param name="Elapsed">From the first send to the last acknowledgement.</param>
/// <param name="Cpu">Processor time of this process.</param>
/// <param name="Median">The median wait for an acknowledgement, in ticks of the stopwatch.</param>
/// <param name="Percentile99">The wait that 99 of 100 did not exceed.</param>
sealed record AppendFigures(int Count, TimeSpan Elapsed, TimeSpan Cpu, long Median, long Percentile99)
{
    public override string ToString() =>
        $"{Count / Elapsed.TotalSeconds,10:N0} entries/s   p50 {Milliseconds(Median),6:N1} ms   p99 {Milliseconds(Percentile99),6:N1} ms   {Cpu.TotalMicroseconds / Count,5:N1} µs CPU/entry";

    static double Milliseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds;
}
