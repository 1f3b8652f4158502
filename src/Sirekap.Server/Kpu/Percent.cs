using System.Globalization;
using System.Text.Json;

namespace Sirekap.Server.Kpu;

/// <summary>
/// A share in percent as KPU printed it: rounded to two places, half away from zero, and always with a point
/// (<c>78.11</c>, <c>97.5</c>, <c>100.0</c>). Computed in integers, so that every machine prints the same.
/// </summary>
/// <param name="Part">The part.</param>
/// <param name="Whole">The whole, above 0.</param>
internal readonly record struct Percent(int Part, int Whole)
{
    public override string ToString()
    {
        var hundredths = ((20_000L * Part) + Whole) / (2L * Whole);
        return (hundredths / 100m).ToString("0.0#", CultureInfo.InvariantCulture);
    }

    public void Write(Utf8JsonWriter writer) => writer.WriteRawValue(ToString(), skipInputValidation: true);
}
