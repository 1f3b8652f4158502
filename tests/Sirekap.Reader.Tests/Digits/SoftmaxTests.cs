using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class SoftmaxTests
{
    [Fact]
    public void It_is_the_textbook_softmax() => Gen.Float[-50, 50].Array[14].Sample(logits =>
    {
        float[] probabilities = [.. logits];
        Softmax.Of(probabilities);
        var powers = logits.Select(logit => Math.Exp((double)logit - logits.Max())).ToArray();
        for (var index = 0; index < 14; index++)
            Assert.Equal((float)(powers[index] / powers.Sum()), probabilities[index], 1e-7f);
    });

    [Fact]
    public void Far_apart_logits_give_certainty_and_no_more()
    {
        float[] probabilities = [0, 100_000];
        Softmax.Of(probabilities);
        Assert.Equal([0f, 1f], probabilities);
    }
}
