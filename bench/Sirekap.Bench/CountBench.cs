using BenchmarkDotNet.Attributes;
using Sirekap.Election.Counting;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>
/// Adding the whole nation up again: 823,236 stations × 28 columns into 91,947 regions. The work does not depend on the figures. Run with
/// <c>dotnet run -c Release --project bench/Sirekap.Bench -- --filter *CountBench*</c>.
/// </summary>
[MemoryDiagnoser]
public class CountBench
{
    private ContestCount _count = null!;

    /// <summary>An empty count of the shipped election.</summary>
    [GlobalSetup]
    public void Load()
    {
        var definition = ElectionFolder.Load(ElectionFolder.Find());
        _count = new Count(definition).Contest(definition.Contests[0].Code)!;
    }

    /// <summary>All levels, from the stations' columns alone, with every total of every region.</summary>
    [Benchmark]
    public Recounted Recount() => _count.Recount();
}
