namespace Sirekap.Specimen;

/// <summary>How a specimen is photographed.</summary>
public sealed record PhotographConditions
{
    /// <summary>Pixels across the shorter side of the picture.</summary>
    public int Width { get; init; } = 1200;

    /// <summary>How much taller the picture is than the paper's own proportions; KPU's app stretches up to 1.2.</summary>
    public double Stretch { get; init; } = 1;

    /// <summary>Turn of the page, degrees clockwise.</summary>
    public double Rotation { get; init; }

    /// <summary>Quarter turns of the whole picture, clockwise: 2 is upside down.</summary>
    public int QuarterTurns { get; init; }

    /// <summary>How far corners stray from a rectangle, as a share of the width.</summary>
    public double Perspective { get; init; }

    /// <summary>Table around the paper, as a share of the width on each side; below 0 the paper runs off the picture.</summary>
    public double Margin { get; init; } = 0.02;

    /// <summary>The share of the page that is missing at its foot.</summary>
    public double CutFoot { get; init; }

    /// <summary>How many folds, lying and upright in turn.</summary>
    public int Folds { get; init; }

    /// <summary>How far folds lift, as their apparent shift in mm at the page's edge.</summary>
    public double FoldDepth { get; init; }

    /// <summary>The paper's slow bending, as its apparent shift in mm.</summary>
    public double Curl { get; init; }

    /// <summary>How bright white paper is, from 0 to 1.</summary>
    public double Brightness { get; init; } = 0.8;

    /// <summary>How unevenly light falls: the darkest corner has lost this share.</summary>
    public double Unevenness { get; init; }

    /// <summary>How dark the shadow of a hand or phone is; 0 for none.</summary>
    public double Shadow { get; init; }

    /// <summary>How yellow (above 0) or blue (below 0) the light is.</summary>
    public double Warmth { get; init; }

    /// <summary>Blur: the deviation in pixels.</summary>
    public double Blur { get; init; }

    /// <summary>Noise: the deviation in grey levels.</summary>
    public double Noise { get; init; }

    /// <summary>JPEG quality, 1 to 100.</summary>
    public int Quality { get; init; } = 85;

    /// <summary>A photograph as officers' phones and KPU's app make them.</summary>
    /// <param name="seed">Chooses among them.</param>
    public static PhotographConditions Typical(ulong seed)
    {
        var dice = Dice.For(seed, 7);
        var width = (int)dice.Between(1000, 1600);
        return new()
        {
            Width = width,
            Stretch = dice.Chance(0.3) ? dice.Between(1.03, 1.2) : dice.Between(0.98, 1.03),
            Rotation = dice.Bell(1.5),
            Perspective = dice.Between(0.01, 0.05),
            Margin = dice.Between(0.005, 0.06),
            Folds = dice.Below(4),
            FoldDepth = dice.Between(0.3, 2.5),
            Curl = dice.Between(0.2, 2),
            Brightness = dice.Between(0.6, 0.9),
            Unevenness = dice.Between(0.05, 0.3),
            Shadow = dice.Chance(0.35) ? dice.Between(0.08, 0.35) : 0,
            Warmth = dice.Bell(0.05),
            Blur = dice.Between(0.4, 1.0) * width / 1200,
            Noise = dice.Between(1, 4),
            Quality = 60 + dice.Below(34),
        };
    }

    /// <summary>A photograph that is hard to read and still readable: dim, soft, creased, strongly compressed.</summary>
    /// <param name="seed">Chooses among them.</param>
    public static PhotographConditions Hard(ulong seed)
    {
        var dice = Dice.For(seed, 8);
        return Typical(seed) with
        {
            Width = (int)dice.Between(1000, 1250),
            Rotation = dice.Bell(2.5),
            Perspective = dice.Between(0.03, 0.09),
            Folds = 2 + dice.Below(3),
            FoldDepth = dice.Between(1.5, 4),
            Curl = dice.Between(1, 3),
            Brightness = dice.Between(0.52, 0.75),
            Unevenness = dice.Between(0.15, 0.4),
            Shadow = dice.Chance(0.6) ? dice.Between(0.15, 0.4) : 0,
            Blur = dice.Between(0.8, 1.4),
            Noise = dice.Between(3, 6),
            Quality = 45 + dice.Below(20),
        };
    }
}
