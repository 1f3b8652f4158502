namespace Sirekap.Specimen.Photo;

/// <summary>The table below the paper: a tile of pixels, without seams, that is repeated.</summary>
sealed class TableTop
{
    /// <summary>Pixels a side; a power of two.</summary>
    public const int Side = 256;

    readonly uint[] _tile = new uint[Side * Side];

    public TableTop(Dice dice)
    {
        var (red, green, blue) = dice.Of((190, 150, 105), (205, 120, 70), (150, 110, 80), (120, 125, 130), (225, 215, 195), (70, 75, 85), (95, 130, 110));
        var waves = Enumerable.Range(0, 6).Select(_ => (
            X: dice.Below(5) * Math.Tau / Side, Y: (1 + dice.Below(24)) * Math.Tau / Side, Phase: dice.Between(0, Math.Tau), Height: dice.Between(2, 9))).ToArray();
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var grain = dice.Bell(5);
                foreach (var wave in waves)
                    grain += wave.Height * Math.Sin(wave.Phase + (x * wave.X) + (y * wave.Y));
                _tile[(y * Side) + x] = Level(blue + grain) | (Level(green + grain) << 8) | (Level(red + grain) << 16);
            }
        }
    }

    public ReadOnlySpan<uint> Row(int y) => _tile.AsSpan((y & (Side - 1)) * Side, Side);

    static uint Level(double value) => (uint)Math.Clamp(value, 0, 255);
}
