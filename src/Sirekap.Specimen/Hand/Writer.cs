using SkiaSharp;

namespace Sirekap.Specimen.Hand;

/// <summary>One officer's hand: habits that stay the same over all pages of a form.</summary>
sealed class Writer
{
    public Writer(ulong seed)
    {
        var dice = Dice.For(seed, 1);
        Ink = InkOf(dice);
        Faintness = dice.Chance(0.2) ? dice.Between(0.1, 0.5) : dice.Between(0, 0.15);
        Pen = dice.Unit() switch { < 0.12 => dice.Between(0.45, 0.75), < 0.9 => dice.Between(0.75, 1.5), _ => dice.Between(1.5, 2.2) };
        Slant = dice.Bell(0.13);
        Tremble = dice.Between(0.012, 0.045);
        Size = dice.Unit() switch { < 0.12 => dice.Between(0.36, 0.46), < 0.9 => dice.Between(0.46, 0.8), _ => dice.Between(0.8, 0.92) };
        Narrowness = dice.Between(0.5, 0.72);
        Style = dice.Of(DigitStyle.Freehand, DigitStyle.Freehand, DigitStyle.Freehand, DigitStyle.Segments, DigitStyle.Font);
        FollowsGuides = dice.Chance(0.75);
        Face = dice.Below(5);
        Shapes = [.. Enumerable.Range(0, 10).Select(_ => dice.Below(60))];
        Leading = dice.Of(Habit.Cross, Habit.Cross, Habit.Cross, Habit.Cross, Habit.Cross, Habit.Cross, Habit.Dash, Habit.Zero, Habit.Blank);
        Zero = dice.Of(Habit.Cross, Habit.Cross, Habit.Zero, Habit.Zero, Habit.Dash);
        CrossReach = dice.Chance(0.65) ? dice.Between(0.36, 0.5) : dice.Between(0.2, 0.34);
        Carelessness = dice.Between(0, 0.04);
        FillsBubbles = dice.Of(BubbleStyle.Full, BubbleStyle.Full, BubbleStyle.Scribbled);
        WritesNumbersInWords = dice.Chance(0.6);
        Roundness = dice.Chance(0.5) ? dice.Between(0, 0.9) : 0;
        Waist = dice.Bell(0.1);
        Bow = dice.Bell(0.07);
        Taper = dice.Bell(0.15);
    }

    /// <summary>The pen's colour.</summary>
    public SKColor Ink { get; }

    /// <summary>How much the pen fades, from 0 to 1.</summary>
    public double Faintness { get; }

    /// <summary>Thickness of the strokes, mm.</summary>
    public double Pen { get; }

    /// <summary>How far the top leans to the right, as a share of the height.</summary>
    public double Slant { get; }

    /// <summary>How much points stray, as a share of the digit's height.</summary>
    public double Tremble { get; }

    /// <summary>A digit's height as a share of its box.</summary>
    public double Size { get; }

    /// <summary>A digit's width as a share of its height.</summary>
    public double Narrowness { get; }

    public DigitStyle Style { get; }

    /// <summary>How much of each corner of a digit along the guides is cut round, from 0 to 1.</summary>
    public double Roundness { get; }

    /// <summary>How far the middle of digits lies below (above 0) or above their half, as a share of the height.</summary>
    public double Waist { get; }

    /// <summary>How far the middle of digits bulges to the right, as a share of the width.</summary>
    public double Bow { get; }

    /// <summary>How much wider the foot of digits is than their head, as a share of the width.</summary>
    public double Taper { get; }

    /// <summary>Whether digits go along the dotted guides where the form has them.</summary>
    public bool FollowsGuides { get; }

    /// <summary>Which handwritten face words (and digits, in that style) are set in.</summary>
    public int Face { get; }

    /// <summary>Which of the ways to write each digit this hand has.</summary>
    public int[] Shapes { get; }

    /// <summary>What goes into leading boxes that count nothing.</summary>
    public Habit Leading { get; }

    /// <summary>How a whole field of nothing is written.</summary>
    public Habit Zero { get; }

    /// <summary>From a box's centre to the ends of a cross, as a share of the box.</summary>
    public double CrossReach { get; }

    /// <summary>The chance that a legible digit is faint, retraced or whitened.</summary>
    public double Carelessness { get; }

    public BubbleStyle FillsBubbles { get; }

    public bool WritesNumbersInWords { get; }

    static SKColor InkOf(Dice dice) => dice.Unit() switch
    {
        < 0.82 => new((byte)dice.Between(15, 60), (byte)dice.Between(35, 85), (byte)dice.Between(120, 190)),
        < 0.93 => new((byte)dice.Between(20, 50), (byte)dice.Between(20, 50), (byte)dice.Between(25, 60)),
        _ => new((byte)dice.Between(50, 90), (byte)dice.Between(40, 70), (byte)dice.Between(120, 160)),
    };
}

enum DigitStyle
{
    Freehand,
    Segments,
    Font,
}

enum Habit
{
    Cross,
    Dash,
    Zero,
    Blank,
}

enum BubbleStyle
{
    Full,
    Scribbled,
}
