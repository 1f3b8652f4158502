using Sirekap.Election.Contests;
using Sirekap.Election.Regions;

namespace Sirekap.Cli.Rehearsal;

/// <summary>A station's paper, and what goes wrong on its way.</summary>
/// <param name="Station">The station.</param>
/// <param name="Paper">The figures as they should be: every rule of the form holds.</param>
/// <param name="Mishap">What goes wrong.</param>
internal sealed record RehearsedStation(Station Station, FigureSet Paper, Mishap Mishap)
{
    /// <summary>What stands on the paper.</summary>
    public FigureSet OnPaper => Mishap switch
    {
        Mishap.SlipOnPaper => RehearsedFigures.Misadded(Paper),
        Mishap.Swapped => RehearsedFigures.Swapped(Paper),
        _ => Paper,
    };

    /// <summary>What the officer types at first.</summary>
    public FigureSet Typed => Mishap is Mishap.Mistyped or Mishap.Replaced ? RehearsedFigures.Mistaken(OnPaper) : OnPaper;

    /// <summary>What the machine reads.</summary>
    public FigureSet Read => Mishap == Mishap.Misread ? RehearsedFigures.Mistaken(OnPaper) : OnPaper;
}
