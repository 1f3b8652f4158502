namespace Sirekap.Specimen.Photo;

/// <summary>How much light reaches each part of a picture: a slope, darker corners, and the soft shadow of a hand or phone.</summary>
sealed class Light(PhotographConditions conditions, Dice dice)
{
    readonly double _slope = dice.Between(0, Math.Tau);
    readonly double _shadowTurn = dice.Between(0, Math.Tau);
    readonly double _shadowAt = dice.Between(-0.35, 0.35);
    readonly double _softness = dice.Between(0.03, 0.2);

    /// <summary>The share of full light at a point of the picture, given from 0 to 1 across and down.</summary>
    public double At(double u, double v)
    {
        var (x, y) = (u - 0.5, v - 0.5);
        var along = 0.5 + (((x * Math.Cos(_slope)) + (y * Math.Sin(_slope))) / Math.Sqrt(2));
        var light = 1 - (conditions.Unevenness * ((0.7 * along) + (0.6 * ((x * x) + (y * y)))));
        if (conditions.Shadow > 0)
        {
            var beyond = (((x * Math.Cos(_shadowTurn)) + (y * Math.Sin(_shadowTurn)) - _shadowAt) / _softness) + 0.5;
            var step = Math.Clamp(beyond, 0, 1);
            light *= 1 - (conditions.Shadow * step * step * (3 - (2 * step)));
        }

        return light;
    }
}
