namespace Sirekap.Cli.Rehearsal;

/// <summary>What goes wrong between a paper and the count.</summary>
internal enum Mishap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The machine reads a figure wrongly; a reviewer lets the officer's stand.</summary>
    Misread,

    /// <summary>The officer mistypes a figure; a reviewer corrects it.</summary>
    Mistyped,

    /// <summary>The paper does not add up; a reviewer lets it stand as written.</summary>
    SlipOnPaper,

    /// <summary>A page is missing; the officer sends the form again with all of them.</summary>
    MissingPage,

    /// <summary>The officer mistypes a figure, notices, and replaces the form.</summary>
    Replaced,

    /// <summary>Two candidates' votes stand in each other's place on the paper: every sum holds, and only the plenary can tell.</summary>
    Swapped,
}

/// <summary>How many stations of a thousand meet each mishap.</summary>
/// <param name="Misread"><see cref="Mishap.Misread"/>.</param>
/// <param name="Mistyped"><see cref="Mishap.Mistyped"/>.</param>
/// <param name="SlipOnPaper"><see cref="Mishap.SlipOnPaper"/>.</param>
/// <param name="MissingPage"><see cref="Mishap.MissingPage"/>.</param>
/// <param name="Replaced"><see cref="Mishap.Replaced"/>.</param>
/// <param name="Swapped"><see cref="Mishap.Swapped"/>.</param>
internal sealed record MishapRates(int Misread, int Mistyped, int SlipOnPaper, int MissingPage, int Replaced, int Swapped)
{
    /// <summary>Thrown for a station.</summary>
    public Mishap Throw(Random dice)
    {
        var thrown = dice.Next(1000);
        foreach (var (mishap, rate) in ((Mishap, int)[])
            [(Mishap.Misread, Misread), (Mishap.Mistyped, Mistyped), (Mishap.SlipOnPaper, SlipOnPaper), (Mishap.MissingPage, MissingPage), (Mishap.Replaced, Replaced), (Mishap.Swapped, Swapped)])
        {
            if (thrown < rate)
                return mishap;
            thrown -= rate;
        }

        return Mishap.None;
    }
}
