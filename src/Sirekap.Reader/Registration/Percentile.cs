using System.Numerics;

namespace Sirekap.Reader.Registration;

/// <summary>How bright paper is among many samples of a page.</summary>
internal static class Percentile
{
    /// <summary>The greatest whole brightness that a fifth of the values reaches; 0 where there is none.</summary>
    /// <param name="values">Brightness from 0 to 255.</param>
    public static int BrightestFifth(ReadOnlySpan<float> values)
    {
        // A guess by every eighth part of the values, then all of them say how far it is off.
        var guess = 0;
        for (var step = 128; step > 0; step /= 2)
            guess += Reaches(values, guess + step, 8) ? step : 0;
        while (guess > 0 && !Reaches(values, guess, 1))
            guess--;
        while (guess < 255 && Reaches(values, guess + 1, 1))
            guess++;
        return guess;
    }

    /// <summary>Whether a fifth of the values, or of each so-many-th vector of them, is at least so bright.</summary>
    static bool Reaches(ReadOnlySpan<float> values, int brightness, int every)
    {
        var (counts, bound) = (Vector<int>.Zero, new Vector<float>(brightness));
        var (at, looked) = (0, 0);
        for (; at <= values.Length - Vector<float>.Count; at += every * Vector<float>.Count)
        {
            counts -= Vector.GreaterThanOrEqual(new Vector<float>(values[at..]), bound);
            looked += Vector<float>.Count;
        }

        var count = Vector.Sum(counts);
        for (; every == 1 && at < values.Length; at++, looked++)
            count += values[at] >= brightness ? 1 : 0;
        return count * 5 >= looked;
    }
}
