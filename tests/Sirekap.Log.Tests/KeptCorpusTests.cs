using Sirekap.Fuzz;
using Sirekap.Fuzz.Logs;

namespace Sirekap.Log.Tests;

/// <summary>A short run of what <c>tools/Sirekap.Fuzz</c> does at length with the kept corpus: what is read writes back to the same bytes, and changed bytes never pass for signed.</summary>
public class KeptCorpusTests
{
    const int Enough = 2000;

    public static TheoryData<string> Targets => [.. LogTargetNames.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Mutated_files_of_the_log_are_read_or_refused(string name)
    {
        var (make, target) = LogTargets.Of(name);
        var run = new FuzzRun(make, target);
        run.Run(first: 1, Enough);
        Assert.Empty(run.Failures);
        Assert.True(run.Largest.Bytes < 8 << 20, $"Seed {run.Largest.Seed} allocated {run.Largest.Bytes >> 20} MiB.");
        Assert.True(run.Outcomes.Count > 1, "Some must be read and some refused, or nothing is tried.");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_corpus_itself_is_read(string name)
    {
        var (_, target) = LogTargets.Of(name);
        Assert.All(name == "path" ? [] : LogCorpus.Files(name), file => Assert.DoesNotContain(target(file), new[] { "refused", "400", "403", "404" }));
    }
}
