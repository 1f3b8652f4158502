using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class SoftmaxTests
{
    [Fact]
    public void It_is_the_textbook_softmax() => Gen.Float[-50, 50].Array[14].Sample(logits =>
    {
        var sums = new double[14];
        Softmax.AddTo(sums, logits, 1);
        var powers = logits.Select(logit => Math.Exp((double)logit - logits.Max())).ToArray();
        for (var index = 0; index < 14; index++)
            Assert.InRange(sums[index], (powers[index] / powers.Sum()) - 1e-13, (powers[index] / powers.Sum()) + 1e-13);
    });

    [Fact]
    public void Far_apart_logits_give_certainty_and_no_more()
    {
        var sums = new double[2];
        Softmax.AddTo(sums, [0f, 100_000f], 1);
        Assert.Equal([0.0, 1.0], sums);
    }
}
