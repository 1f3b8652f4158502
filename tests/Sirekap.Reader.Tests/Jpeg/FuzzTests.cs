using Sirekap.Election.Forms;
using Sirekap.Fuzz;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tests.Pages;

namespace Sirekap.Reader.Tests.Jpeg;

/// <summary>A short run of what <c>tools/Sirekap.Fuzz</c> does at length.</summary>
public class FuzzTests
{
    [Fact]
    public void Mutated_pictures_come_to_an_outcome_within_bounds()
    {
        var reader = new PageReader([FormDefinitionJson.Parse(Corpus.Form())], new FixedDigits(DigitClass.One));
        var run = new FuzzRun(new JpegMutator(Corpus.Pictures()).Make, FuzzTargets.Picture(reader, new ManagedJpegDecoder()));
        run.Run(first: 1, count: 3000);
        Assert.Empty(run.Failures);
        Assert.True(run.Largest.Bytes < 200L << 20, $"Seed {run.Largest.Seed} allocated {run.Largest.Bytes >> 20} MiB.");
        Assert.True(run.Outcomes.GetValueOrDefault("read") > 100, "Some mutated pages must still be read, or the way behind the decoder is not tried.");
    }

    [Fact]
    public void Mutated_form_definitions_are_read_or_refused() => AssertNoFailure(Corpus.Form(), FuzzTargets.Form, 3000);

    [Fact]
    public void Mutated_weights_with_a_right_hash_are_read_or_refused() => AssertNoFailure(Corpus.Weights(), FuzzTargets.Weights, 60, first: KnownBug - 30);

    /// <summary>This input once made the refusal itself throw.</summary>
    const int KnownBug = 2768;

    static void AssertNoFailure(byte[] original, Func<byte[], string> target, int count, int first = 1)
    {
        var run = new FuzzRun(seed => ByteMutator.Mutate(original, new Random(seed)), target);
        run.Run(first, count);
        Assert.Empty(run.Failures);
        Assert.Equal(2, run.Outcomes.Count);
    }
}
