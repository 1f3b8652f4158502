namespace Sirekap.Fuzz;

/// <summary>Throws many inputs at a target and remembers the worst of them.</summary>
/// <param name="make">Makes the input of a seed.</param>
/// <param name="target">Names what came of an input.</param>
public sealed class FuzzRun(Func<int, byte[]> make, Func<byte[], string> target)
{
    /// <summary>No input may take more of the processor; far above anything seen. Not of the clock: a busy machine is nobody's fault.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    long _started;
    int _seed;

    /// <summary>How often each outcome came.</summary>
    public SortedDictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>The slowest input, by processor time of the process.</summary>
    public (int Seed, TimeSpan Time) Slowest { get; private set; }

    /// <summary>The input that asked for most memory, all allocations added up.</summary>
    public (int Seed, long Bytes) Largest { get; private set; }

    /// <summary>The seeds whose inputs made the target throw, with what it threw.</summary>
    public List<(int Seed, Exception Failure)> Failures { get; } = [];

    /// <summary>Called with a seed whose input does not come to an end.</summary>
    public Action<int>? Hangs { get; init; }

    /// <summary>Runs the inputs of seeds from <paramref name="first"/> on.</summary>
    public void Run(int first, int count)
    {
        using var watch = new Timer(_ => Watch(), null, Patience, TimeSpan.FromSeconds(1));
        for (var seed = first; seed < first + count; seed++)
            RunOne(seed);
    }

    static TimeSpan Used => Environment.CpuUsage.TotalTime;

    void RunOne(int seed)
    {
        var input = make(seed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _seed = seed;
        var started = Used.Ticks;
        Volatile.Write(ref _started, started);
        try
        {
            var outcome = target(input);
            Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failures.Add((seed, failure));
        }

        Volatile.Write(ref _started, 0);
        var time = TimeSpan.FromTicks(Used.Ticks - started);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (time > Slowest.Time)
            Slowest = (seed, time);
        if (bytes > Largest.Bytes)
            Largest = (seed, bytes);
    }

    void Watch()
    {
        if (Volatile.Read(ref _started) is not 0 and var started && Used.Ticks - started > Patience.Ticks)
            Hangs?.Invoke(_seed);
    }
}
