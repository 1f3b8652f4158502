namespace Sirekap.Storage.Tests.Faults;

/// <summary>How thorough the fault tests are: short within <c>./test</c>, long when <c>SIREKAP_FAULTS=long</c> (faults.sh).</summary>
static class FaultRuns
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static bool IsLong => Environment.GetEnvironmentVariable("SIREKAP_FAULTS") == "long";

    /// <summary>After how many lines of a victim to kill it, one number for each kill.</summary>
    public static IEnumerable<int> Kills => IsLong ? Enumerable.Range(0, 60).Select(i => 1 + (i * 97 % 700)) : [1, 40, 400, 1500];

    /// <summary>How often a database crashes.</summary>
    public static int Crashes => IsLong ? 20 : 2;

    /// <summary>From which call on a system call fails.</summary>
    public static IEnumerable<int> Nths => IsLong ? [1, 2, 5, 20, 100] : [4];

    /// <summary>The errors that a call fails with: both in the long form, the likelier one in the short form.</summary>
    public static IEnumerable<string> Errors(string calls) =>
        IsLong ? ["EIO", "ENOSPC"] : calls.Contains("write", StringComparison.Ordinal) || calls.Contains("rename", StringComparison.Ordinal) ? ["ENOSPC"] : ["EIO"];

    /// <summary>How long a program runs under an injected fault, unless it stops before.</summary>
    public static TimeSpan UnderFault => TimeSpan.FromSeconds(IsLong ? 6 : 3);
}
