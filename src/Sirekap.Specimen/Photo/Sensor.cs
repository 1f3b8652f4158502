namespace Sirekap.Specimen.Photo;

/// <summary>What the camera makes of the light: its tone, the colour of the lamp, and noise.</summary>
static class Sensor
{
    const int NoiseLength = 1 << 14;

    /// <summary>Even the blackest print returns a little light.</summary>
    const double Floor = 12;

    public static void Develop(Span<byte> pixels, PhotographConditions conditions, Dice dice)
    {
        var warmth = conditions.Warmth;
        Span<byte[]> tones =
        [
            Tone(conditions.Brightness * (1 - warmth)), Tone(conditions.Brightness), Tone(conditions.Brightness * (1 + warmth)),
        ];
        var (blue, green, red) = (tones[0], tones[1], tones[2]);
        var noise = new sbyte[NoiseLength];
        for (var i = 0; i < NoiseLength; i++)
            noise[i] = (sbyte)Math.Clamp(Math.Round(dice.Bell(conditions.Noise)), -100, 100);

        // Clamped below; nothing wraps.
        unchecked
        {
            uint at = (uint)dice.Below(NoiseLength);
            for (var i = 0; i + 3 < pixels.Length; i += 4)
            {
                // A step that is prime to the length, changed now and then, so that no pattern shows.
                at += (i & 0x3FFC) == 0 ? (uint)dice.Below(NoiseLength) : 1u;
                var grain = noise[(int)(at & (NoiseLength - 1))];
                var tint = noise[(int)((at * 7) & (NoiseLength - 1))] / 3;
                pixels[i] = Level(blue[pixels[i]] + grain + tint);
                pixels[i + 1] = Level(green[pixels[i + 1]] + grain);
                pixels[i + 2] = Level(red[pixels[i + 2]] + grain - tint);
                pixels[i + 3] = 255;
            }
        }
    }

    static byte Level(int value) => (byte)Math.Clamp(value, 0, 255);

    static byte[] Tone(double white) =>
        [.. Enumerable.Range(0, 256).Select(level => (byte)Math.Clamp(Math.Round(Floor + (level / 255.0 * ((255 * white) - Floor))), 0, 255))];
}
