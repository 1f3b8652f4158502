using System.Buffers;
using Sirekap.Reader.Digits;

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
    public static float[] Read(BoxCuts cuts, IDigitClassifier digits)
    {
        var answers = new float[cuts.Frames.Length * DigitModel.Classes];
        digits.Classify(0, cuts.Ink, cuts.Frames.Length, answers);
        var unsure = new List<int>();
        for (var box = 0; box < cuts.Frames.Length; box++)
        {
            if (Max(Row(answers, box)) < Sure)
                unsure.Add(box);
        }

        if (unsure.Count > 0)
            LookAgain(cuts, unsure, digits, answers);
        return answers;
    }

    /// <summary>All other nets at the boxes as they were found, then one net after another at each moved cut. The mean replaces the first answer.</summary>
    static void LookAgain(BoxCuts cuts, List<int> unsure, IDigitClassifier digits, float[] answers)
    {
        var looks = digits.Nets + BoxViews.Count - 1;
        var ink = ArrayPool<float>.Shared.Rent(unsure.Count * BoxSampler.Length);
        var again = new float[unsure.Count * DigitModel.Classes];
        foreach (var box in unsure)
            Divide(Row(answers, box), looks);
        for (var index = 0; index < unsure.Count; index++)
            cuts[unsure[index]].CopyTo(ink.AsSpan(index * BoxSampler.Length));
        for (var look = 1; look < looks; look++)
        {
            var view = Math.Max(0, look - digits.Nets + 1);
            for (var index = 0; index < unsure.Count && view > 0; index++)
                BoxSampler.Sample(cuts.Photo, BoxViews.Of(cuts.Frames[unsure[index]], view), ink.AsSpan(index * BoxSampler.Length, BoxSampler.Length));
            digits.Classify(view == 0 ? look : view % digits.Nets, ink, unsure.Count, again);
            for (var index = 0; index < unsure.Count; index++)
                AddShare(Row(answers, unsure[index]), Row(again, index), looks);
        }

        ArrayPool<float>.Shared.Return(ink);
    }

    static Span<float> Row(float[] answers, int box) => answers.AsSpan(box * DigitModel.Classes, DigitModel.Classes);

    static void Divide(Span<float> values, int looks)
    {
        foreach (ref var value in values)
            value /= looks;
    }

    static void AddShare(Span<float> means, ReadOnlySpan<float> look, int looks)
    {
        for (var index = 0; index < means.Length; index++)
            means[index] += look[index] / looks;
    }

    static float Max(ReadOnlySpan<float> values)
    {
        var greatest = values[0];
        foreach (var value in values)
            greatest = Math.Max(greatest, value);
        return greatest;
    }
}
