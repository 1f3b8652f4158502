using System.Runtime.InteropServices;

namespace Sirekap.Bench;

/// <summary>Processor time of the one thread that works: a busy machine lengthens it less than the clock's time.</summary>
static partial class ThreadClock
{
    /// <summary>How often each piece of work is done.</summary>
    public const int Runs = 30;

    const int WarmUps = 5;

    /// <summary>The best and the middle of many runs, milliseconds.</summary>
    public static (double Best, double Median) Time(Action work)
    {
        var times = new double[Runs];
        for (var run = -WarmUps; run < Runs; run++)
        {
            var started = Now();
            work();
            if (run >= 0)
                times[run] = Now() - started;
        }

        Array.Sort(times);
        return (times[0], times[Runs / 2]);
    }

    /// <summary>Milliseconds of processor time that this thread has used.</summary>
    public static double Now()
    {
        const int ThreadClockId = 3;
        return Read(ThreadClockId);
    }

    /// <summary>Milliseconds of processor time that all threads of this process have used.</summary>
    public static double OfProcess()
    {
        const int ProcessClockId = 2;
        return Read(ProcessClockId);
    }

    static double Read(int clock)
    {
        _ = ReadClock(clock, out var time);
        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out ClockTime time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ClockTime
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
