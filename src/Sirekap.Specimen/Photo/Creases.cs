using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Photo;

/// <summary>How creased and curled paper departs from a plane, in millimetres, and how its slopes catch the light.</summary>
sealed class Creases
{
    readonly Fold[] _folds;
    readonly Wave[] _waves;
    readonly double _width;
    readonly double _height;

    public Creases(PageDefinition page, PhotographConditions conditions, Dice dice)
    {
        (_width, _height) = (page.Width, page.Height);
        var folds = new List<Fold>();
        for (var i = 0; i < conditions.Folds; i++)
        {
            var upright = i % 2 == 1;
            var length = upright ? page.Width : page.Height;
            folds.Add(new(
                upright, length * dice.Of(0.5, 0.5, 0.25, 0.75) * dice.Between(0.97, 1.03), dice.Between(-1, 1) * conditions.FoldDepth,
                dice.Between(25, 90), dice.Of(-1, 1) * dice.Between(0.03, 0.12)));
        }

        _folds = [.. folds];
        _waves = [.. Enumerable.Range(0, 3).Select(_ => new Wave(
            dice.Between(0, Math.Tau), dice.Bell(Math.Tau / 700), dice.Bell(Math.Tau / 800),
            dice.Bell(conditions.Curl / 2), dice.Bell(conditions.Curl / 2)))];
    }

    public ReadOnlySpan<Fold> Folds => _folds;

    /// <summary>How far the paper's point seems to have moved, seen where it now is.</summary>
    public (double X, double Y) Shift(double x, double y)
    {
        double dx = 0, dy = 0;
        foreach (var fold in _folds)
        {
            // A raised fold comes nearer to the lens, so it moves away from the picture's middle.
            var rise = fold.Depth * Math.Exp(-Math.Abs(fold.From(x, y)) / fold.Reach);
            dx += rise * ((2 * x / _width) - 1);
            dy += rise * ((2 * y / _height) - 1);
        }

        foreach (var wave in _waves)
        {
            var swing = Math.Sin(wave.Phase + (x * wave.FrequencyX) + (y * wave.FrequencyY));
            dx += wave.X * swing;
            dy += wave.Y * swing;
        }

        return (dx, dy);
    }

    /// <summary>How much more (above 1) or less light the slope at a point returns.</summary>
    public double Shade(double x, double y)
    {
        var light = 1.0;
        foreach (var fold in _folds)
        {
            var from = fold.From(x, y);
            light += fold.Contrast * Math.Tanh(from / 6) * Math.Exp(-Math.Abs(from) / (1.6 * fold.Reach));
        }

        return light;
    }

    internal readonly record struct Fold(bool Upright, double At, double Depth, double Reach, double Contrast)
    {
        public double From(double x, double y) => (Upright ? x : y) - At;
    }

    readonly record struct Wave(double Phase, double FrequencyX, double FrequencyY, double X, double Y);
}
