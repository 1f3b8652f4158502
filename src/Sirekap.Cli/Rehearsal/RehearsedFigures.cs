using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;

namespace Sirekap.Cli.Rehearsal;

/// <summary>Invents the rest of a C.Hasil-PPWP around given votes, so that every rule of the form holds.</summary>
internal static class RehearsedFigures
{
    /// <summary>Ballots are printed for the list and two of a hundred more (K.207).</summary>
    private const int ReservePerCent = 2;

    /// <summary>The figures of a form.</summary>
    /// <param name="contest">The contest; its fields are those of C.Hasil-PPWP.</param>
    /// <param name="votes">The votes of each candidate, in the contest's order.</param>
    /// <param name="dice">Chooses all other figures.</param>
    public static FigureSet Around(Contest contest, IReadOnlyList<long> votes, Random dice)
    {
        var valid = (int)votes.Sum();
        var invalid = dice.Next(0, 1 + (valid / 40));
        var used = valid + invalid;
        var moved = Math.Min(used, dice.Next(0, 6));
        var unlisted = Math.Min(used - moved, dice.Next(0, 4));
        var listed = used - moved - unlisted;
        var spoilt = dice.Next(0, 3);
        var voters = Math.Max(listed, listed * 100 / dice.Next(68, 93));
        while (Received(voters) < used + spoilt)
            voters++;
        var received = Received(voters);
        var (listedMen, movedMen, unlistedMen) = (Half(listed, dice), Half(moved, dice), Half(unlisted, dice));
        var men = listedMen + movedMen + unlistedMen;
        var listMen = Math.Clamp(Half(voters, dice), listedMen, voters - (listed - listedMen));
        var (disabledMen, disabledWomen) = (Math.Min(dice.Next(0, 3), men), Math.Min(dice.Next(0, 3), used - men));
        (string Field, int Value)[] rest =
        [
            ("I.A.L", listMen), ("I.A.P", voters - listMen), ("I.A.J", voters),
            ("I.B1.L", listedMen), ("I.B1.P", listed - listedMen), ("I.B1.J", listed),
            ("I.B2.L", movedMen), ("I.B2.P", moved - movedMen), ("I.B2.J", moved),
            ("I.B3.L", unlistedMen), ("I.B3.P", unlisted - unlistedMen), ("I.B3.J", unlisted),
            ("I.B4.L", men), ("I.B4.P", used - men), ("I.B4.J", used),
            ("II.1", received), ("II.2", used), ("II.3", spoilt), ("II.4", received - used - spoilt),
            ("III.L", disabledMen), ("III.P", disabledWomen), ("III.J", disabledMen + disabledWomen),
            ("V.A", valid), ("V.B", invalid), ("V.C", used),
        ];
        var candidates = contest.Candidates.Select((candidate, place) => (candidate.Field, Value: (int)votes[place]));
        return FigureSet.From(contest, rest.Concat(candidates).Select(pair => KeyValuePair.Create(pair.Field, new Votes(pair.Value))));
    }

    /// <summary>The same paper with its valid votes added up wrongly.</summary>
    public static FigureSet Misadded(FigureSet figures) => Changed(figures, figures.Contest.Roles.Valid, 10);

    /// <summary>The same paper with the votes of the first two candidates in each other's place.</summary>
    public static FigureSet Swapped(FigureSet figures)
    {
        var (first, second) = (figures.Contest.Candidates[0].Field, figures.Contest.Candidates[1].Field);
        return figures.With(first, figures[second]).With(second, figures[first]);
    }

    /// <summary>One figure read or typed wrongly: a candidate's.</summary>
    public static FigureSet Mistaken(FigureSet figures) => Changed(figures, figures.Contest.Candidates[0].Field, 1);

    /// <summary>The figures that differ from others, as a decision names them.</summary>
    public static ImmutableSortedDictionary<string, Votes> Corrections(FigureSet right, FigureSet wrong) => right.DifferencesFrom(wrong)
        .ToImmutableSortedDictionary(field => field, field => right[field]!.Value, StringComparer.Ordinal);

    private static FigureSet Changed(FigureSet figures, string field, int by) => figures.With(field, new(figures[field]!.Value.Value + by));

    private static int Received(int voters) => voters + (((voters * ReservePerCent) + 99) / 100);

    private static int Half(int all, Random dice) => all * dice.Next(44, 57) / 100;
}
