using CsCheck;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

public class DigitModelTests
{
    static readonly Gen<float[]> Boxes = Gen.Int[1, 5].SelectMany(count => Gen.Float[0, 1].Array[count * 1024]);

    [Fact]
    public void The_answers_are_those_of_the_training_program()
    {
        var (count, ink, expected) = ShippedModel.Vectors();
        var actual = Enumerable.Range(0, ShippedModel.Model.Nets).SelectMany(net => Classify(ink, net)).ToArray();
        Assert.Equal(14, count);
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.InRange(actual[index], expected[index] - 1e-4f, expected[index] + 1e-4f);
    }

    [Fact]
    public void Painted_boxes_of_all_classes_are_told_apart()
    {
        var (count, ink, _) = ShippedModel.Vectors();
        var answers = Classify(ink);
        var right = Enumerable.Range(0, count).Count(box => Likeliest(answers, box) == (DigitClass)box);
        Assert.InRange(right, 12, 14);
    }

    [Fact]
    public void Empty_paper_is_blank()
    {
        var answers = Classify(new float[1024]);
        Assert.Equal(DigitClass.Blank, Likeliest(answers, 0));
    }

    [Fact]
    public void Probabilities_sum_to_one() => Boxes.Sample(
        boxes =>
        {
            var answers = Classify(boxes);
            for (var box = 0; box < boxes.Length / 1024; box++)
                Assert.InRange(answers.AsSpan(box * 14, 14).ToArray().Sum(), 1 - 1e-5f, 1 + 1e-5f);
            Assert.All(answers, probability => Assert.InRange(probability, 0, 1));
        },
        iter: 50);

    [Fact]
    public void A_batch_gives_the_bits_of_single_calls() => Boxes.Sample(
        boxes => Assert.Equal(Classify(boxes), boxes.Chunk(1024).SelectMany(box => Classify(box))),
        iter: 50);

    [Fact]
    public void Too_small_a_buffer_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShippedModel.Model.Classify(0, new float[1023], 1, new float[14]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShippedModel.Model.Classify(0, new float[1024], 1, new float[13]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShippedModel.Model.Classify(0, new float[1024], -1, new float[14]));
        Assert.Throws<IndexOutOfRangeException>(() => ShippedModel.Model.Classify(ShippedModel.Model.Nets, new float[1024], 1, new float[14]));
    }

    static float[] Classify(float[] boxes, int net = 0)
    {
        var count = boxes.Length / 1024;
        var answers = new float[count * DigitModel.Classes];
        ShippedModel.Model.Classify(net, boxes, count, answers);
        return answers;
    }

    static DigitClass Likeliest(float[] answers, int box)
    {
        var row = answers.AsSpan(box * 14, 14).ToArray();
        return (DigitClass)Array.IndexOf(row, row.Max());
    }
}
