using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class SoftmaxTests
{
    [Fact]
    public void It_is_the_textbook_softmax() => Gen.Float[-50, 50].Array[14].Sample(logits =>
    {
        var probabilities = new float[14];
        Softmax.Of(logits, probabilities);
        var powers = logits.Select(logit => Math.Exp((double)logit - logits.Max())).ToArray();
        for (var index = 0; index < 14; index++)
            Assert.Equal((float)(powers[index] / powers.Sum()), probabilities[index], 1e-7f);
    });

    [Fact]
    public void Far_apart_logits_give_certainty_and_no_more()
    {
        var probabilities = new float[2];
        Softmax.Of([0f, 100_000f], probabilities);
        Assert.Equal([0f, 1f], probabilities);
    }
}
