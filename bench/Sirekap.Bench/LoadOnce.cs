using System.Diagnostics;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>Loads the shipped election once in a fresh process and tells time and memory, start-up of the code included.</summary>
static class LoadOnce
{
    public static void Run()
    {
        var clock = Stopwatch.StartNew();
        var election = ElectionFolder.Load(ElectionFolder.Find());
        var elapsed = clock.ElapsedMilliseconds;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 >> 20;
        var kept = GC.GetTotalMemory(forceFullCollection: true) >> 20;
        Console.WriteLine(
            $"{election.Regions.RegionCount} regions and {election.Regions.StationCount} stations in {elapsed} ms; "
            + $"the whole process peaked at {peak} MiB, {kept} MiB stay in use.");
        GC.KeepAlive(election);
    }
}
