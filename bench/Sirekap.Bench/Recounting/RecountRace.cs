using System.Diagnostics;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench.Recounting;

/// <summary>
/// The full recount of one contest of the nation, all levels and all columns, beside DuckDB over the same figures, round by round in one process: processor time and time.
/// Run with <c>dotnet run -c Release --project bench/Sirekap.Bench -- recount</c>.
/// </summary>
static class RecountRace
{
    const int Rounds = 9;

    // Until the compiler has made its best of the code, as the peer's compiler did beforehand.
    const int WarmUps = 60;
    const int Seed = 20240214;

    public static void Run()
    {
        var definition = ElectionFolder.Load(ElectionFolder.Find());
        var (tree, contest) = (definition.Regions, definition.Contests[0]);
        var random = new Random(Seed);
        var figures = contest.Fields.Select(_ => Enumerable.Range(0, tree.StationCount).Select(_ => random.Next(300)).ToArray()).ToArray();
        var table = Fill(tree, contest, figures);
        using var duck = new DuckTable(tree, figures.Length, (station, column) => figures[column][station]);
        Console.WriteLine($"{tree.StationCount:N0} stations x {figures.Length} columns into {tree.RegionCount:N0} regions; DuckDB {DuckTable.Version}; {Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");

        for (var round = 0; round < WarmUps; round++)
            table.Recount();
        duck.Recount();
        var (ours, theirs, alone) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            var (here, mine) = Cost.Of(() => Sum(tree, figures.Length, table.Recount()));
            duck.Threads(Environment.ProcessorCount);
            var (there, theirsNow) = Cost.Of(duck.Recount);
            duck.Threads(1);
            var (_, oneThread) = Cost.Of(duck.Recount);
            if (here != there.Sum)
                throw new InvalidOperationException($"We come to {here}, DuckDB to {there.Sum}.");
            ours.Add(mine);
            theirs.Add(theirsNow);
            alone.Add(oneThread);
        }

        Say("ours", ours, ours);
        Say("DuckDB, all cores", theirs, ours);
        Say("DuckDB, one thread", alone, ours);
    }

    static void Say(string who, List<Cost> costs, List<Cost> ours) => Console.WriteLine(
        $"{who,-20} processor {Median(costs, cost => cost.Processor):N1} ms ({Median(costs, cost => cost.Processor) / Median(ours, cost => cost.Processor):0.0} x ours), time {Median(costs, cost => cost.Elapsed):N1} ms ({Median(costs, cost => cost.Elapsed) / Median(ours, cost => cost.Elapsed):0.0} x), the median of {costs.Count}");

    static double Median(List<Cost> costs, Func<Cost, TimeSpan> of) => costs.Select(of).Order().ElementAt(costs.Count / 2).TotalMilliseconds;

    // Every total of every region is read, as of the peer.
    static long Sum(RegionTree tree, int columns, Recounted again)
    {
        var sum = 0L;
        Span<long> figures = stackalloc long[columns];
        for (var region = 0; region < tree.RegionCount; region++)
        {
            again.CopyFigures(tree.RegionAt(region), figures);
            foreach (var figure in figures)
                sum += figure;
        }

        return sum;
    }

    static TotalsTable Fill(RegionTree tree, Contest contest, int[][] figures)
    {
        var table = new TotalsTable(tree, contest);
        var at = new StatementTime(DateTimeOffset.UnixEpoch);
        foreach (var station in tree.Nation.Stations)
        {
            table.Settle(station, FormState.Agreed, [.. contest.Fields.Select((field, column) =>
                FigureOf(field, new(figures[column][station.Ordinal])))], at);
        }

        return table;
    }

    static Figure FigureOf(ContestField field, Votes value) =>
        new(field, value, null!, [new(ReadingSource.Officer, 0, ReadingState.Read, value, null, null)]);

    /// <summary>What something took.</summary>
    readonly record struct Cost(TimeSpan Processor, TimeSpan Elapsed)
    {
        public static (T Result, Cost Cost) Of<T>(Func<T> work)
        {
            GC.Collect();
            var (before, clock) = (ThreadClock.OfProcess(), Stopwatch.StartNew());
            var result = work();
            var elapsed = clock.Elapsed;
            return (result, new(TimeSpan.FromMilliseconds(ThreadClock.OfProcess() - before), elapsed));
        }
    }
}
