using Sirekap.Election.Readings;
using Sirekap.Reader.Boxes;

namespace Sirekap.Reader.Misuse;

/// <summary>
/// Takes the fingerprint of a page's handwriting. It looks only into the digit boxes, where they lie on the paper: what is printed, the table
/// under the paper, light, size and compression leave no trace in it.
/// </summary>
internal static class HandwritingPrint
{
    /// <summary>Cells along a box's side.</summary>
    const int Cells = 16;

    /// <summary>Cells that vote on one bit, half of them for it and half against.</summary>
    const int Voters = 128;

    /// <summary>Ink below this is noise of the sensor or paper.</summary>
    const float Faint = 0.2f;

    /// <summary>A page with less handwriting, in boxes' worth of a thin stroke, has no fingerprint: empty pages are all alike.</summary>
    const double LeastInk = 3, StrokeOfBox = 0.05;

    /// <summary>The fingerprint; null where too little is written.</summary>
    /// <param name="boxes">All digit boxes of the page in the form's order.</param>
    public static Fingerprint? Of(BoxCuts boxes)
    {
        var cells = new float[boxes.Frames.Length * Cells * Cells];
        double written = 0;
        for (var box = 0; box < boxes.Frames.Length; box++)
            written += Shrink(boxes[box], cells.AsSpan(box * Cells * Cells, Cells * Cells));
        return written / (Cells * Cells) < LeastInk * StrokeOfBox ? null : Vote(cells);
    }

    /// <summary>Halves a box; returns the sum of its ink.</summary>
    static double Shrink(ReadOnlySpan<float> ink, Span<float> cells)
    {
        double sum = 0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var at = (cell / Cells * 2 * BoxSampler.Side) + (cell % Cells * 2);
            var mean = (ink[at] + ink[at + 1] + ink[at + BoxSampler.Side] + ink[at + BoxSampler.Side + 1]) / 4;
            cells[cell] = Math.Max(0, mean - Faint);
            sum += cells[cell];
        }

        return sum;
    }

    /// <summary>Each bit is a vote of the same few cells on every page, chosen by a fixed generator (SplitMix64).</summary>
    static Fingerprint Vote(ReadOnlySpan<float> cells)
    {
        Span<ulong> words = stackalloc ulong[Fingerprint.Bits / 64];
        words.Clear();
        ulong state = 0x5152_4B50;
        for (var bit = 0; bit < Fingerprint.Bits; bit++)
        {
            float sum = 0;
            for (var voter = 0; voter < Voters; voter++)
            {
                var cell = cells[(int)(Next(ref state) % (ulong)cells.Length)];
                sum += (voter & 1) == 0 ? cell : -cell;
            }

            if (sum > 0)
                words[bit / 64] |= 1UL << (bit % 64);
        }

        return new(words);
    }

    static ulong Next(ref ulong state)
    {
        // Wrapping is what the generator is made of.
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
