using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Boxes;

/// <summary>
/// Looks at digit boxes: one net at each box as it was found; and at a box of which that net is not sure, all nets, and at cuts moved a little.
/// The answer there is the mean of all looks, so that nets or cuts that disagree make it less sure. tools/train-digits measures the same rule.
/// </summary>
static class BoxReader
{
    /// <summary>From this probability on one look is enough.</summary>
    public const float Sure = 0.998f;

    /// <summary>Gives 14 probabilities a box, in the order of <see cref="DigitClass"/>.</summary>
    public static float[] Read(Photo photo, Quad[] frames, IDigitClassifier digits)
    {
        var ink = new float[frames.Length * BoxSampler.Length];
        var answers = new float[frames.Length * DigitModel.Classes];
        Cut(photo, frames, 0, ink);
        digits.Classify(0, ink, frames.Length, answers);
        var unsure = new List<int>();
        for (var box = 0; box < frames.Length; box++)
        {
            if (Max(answers.AsSpan(box * DigitModel.Classes, DigitModel.Classes)) < Sure)
                unsure.Add(box);
        }

        var again = unsure.ConvertAll(box => frames[box]).ToArray();
        var means = LookAgain(photo, again, digits, ink);
        for (var index = 0; index < again.Length; index++)
            means.AsSpan(index * DigitModel.Classes, DigitModel.Classes).CopyTo(answers.AsSpan(unsure[index] * DigitModel.Classes));
        return answers;
    }

    /// <summary>All nets at the boxes as they were found, then one net after another at each moved cut.</summary>
    static float[] LookAgain(Photo photo, Quad[] frames, IDigitClassifier digits, Span<float> ink)
    {
        var looks = digits.Nets + BoxViews.Count - 1;
        var (means, answers) = (new float[frames.Length * DigitModel.Classes], new float[frames.Length * DigitModel.Classes]);
        for (var look = 0; look < looks && frames.Length > 0; look++)
        {
            var view = Math.Max(0, look - digits.Nets + 1);
            if (look == 0 || view > 0)
                Cut(photo, frames, view, ink);
            digits.Classify(view == 0 ? look : view % digits.Nets, ink, frames.Length, answers);
            for (var index = 0; index < means.Length; index++)
                means[index] += answers[index] / looks;
        }

        return means;
    }

    static void Cut(Photo photo, Quad[] frames, int view, Span<float> ink)
    {
        for (var box = 0; box < frames.Length; box++)
            BoxSampler.Sample(photo, BoxViews.Of(frames[box], view), ink.Slice(box * BoxSampler.Length, BoxSampler.Length));
    }

    static float Max(ReadOnlySpan<float> values)
    {
        var greatest = values[0];
        foreach (var value in values)
            greatest = Math.Max(greatest, value);
        return greatest;
    }
}
