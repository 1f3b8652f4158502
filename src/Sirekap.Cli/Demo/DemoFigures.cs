using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Demo;

/// <summary>Invented figures of one station that keep every rule of C.Hasil-PPWP, and the real ones of the shipped form.</summary>
internal static class DemoFigures
{
    /// <summary>What stands on the real form, as people see it.</summary>
    /// <exception cref="FileNotFoundException">The shipped data is not above the program or the current folder.</exception>
    public static ImmutableDictionary<string, Votes> Real() => File.ReadLines(ShippedData.Find("data/forms/truth.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToImmutableDictionary(row => row[2], row => new Votes(int.Parse(row[3], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    /// <summary>No figures.</summary>
    public static ImmutableSortedDictionary<string, Votes> None { get; } = ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal);

    /// <summary>Figures of an invented station.</summary>
    public static ImmutableDictionary<string, Votes> Invented(ulong seed)
    {
        var dice = new Random((int)(seed % int.MaxValue));
        var (men, women) = (dice.Next(85, 150), dice.Next(85, 150));
        var (cameMen, cameWomen) = (men * dice.Next(62, 93) / 100, women * dice.Next(62, 93) / 100);
        var (movedMen, movedWomen) = (dice.Next(0, 5), dice.Next(0, 5));
        var (lateMen, lateWomen) = (dice.Next(0, 3), dice.Next(0, 3));
        var (allMen, allWomen) = (cameMen + movedMen + lateMen, cameWomen + movedWomen + lateWomen);
        var used = allMen + allWomen;
        var received = men + women + (((men + women) * 2 + 99) / 100);
        var spoilt = dice.Next(0, 3);
        var invalid = dice.Next(0, 6);
        var valid = used - invalid;
        var first = valid * dice.Next(15, 40) / 100;
        var second = valid * dice.Next(35, 58) / 100;
        var (disabledMen, disabledWomen) = (dice.Next(0, 3), dice.Next(0, 3));
        return Of(
            ("I.A.L", men), ("I.A.P", women), ("I.A.J", men + women),
            ("I.B1.L", cameMen), ("I.B1.P", cameWomen), ("I.B1.J", cameMen + cameWomen),
            ("I.B2.L", movedMen), ("I.B2.P", movedWomen), ("I.B2.J", movedMen + movedWomen),
            ("I.B3.L", lateMen), ("I.B3.P", lateWomen), ("I.B3.J", lateMen + lateWomen),
            ("I.B4.L", allMen), ("I.B4.P", allWomen), ("I.B4.J", used),
            ("II.1", received), ("II.2", used), ("II.3", spoilt), ("II.4", received - used - spoilt),
            ("III.L", disabledMen), ("III.P", disabledWomen), ("III.J", disabledMen + disabledWomen),
            ("IV.1", first), ("IV.2", second), ("IV.3", valid - first - second),
            ("V.A", valid), ("V.B", invalid), ("V.C", used));
    }

    /// <summary>The same paper with its valid votes added up wrongly.</summary>
    public static ImmutableDictionary<string, Votes> Misadded(ImmutableDictionary<string, Votes> figures) =>
        figures.SetItem("V.A", new(figures["V.A"].Value + 10));

    /// <summary>What an officer types whose fingers exchange two neighbouring digits of the second ticket's votes.</summary>
    public static ImmutableDictionary<string, Votes> Mistyped(ImmutableDictionary<string, Votes> figures)
    {
        var votes = figures[MistypedField].Value;
        var exchanged = (votes / 100 * 100) + (votes % 10 * 10) + (votes / 10 % 10);
        return figures.SetItem(MistypedField, new(exchanged == votes ? votes + 1 : exchanged));
    }

    /// <summary>The field that a mistyping officer gets wrong, and where a digit is written over.</summary>
    public const string MistypedField = "IV.2";

    private static ImmutableDictionary<string, Votes> Of(params (string Field, int Votes)[] figures) =>
        figures.ToImmutableDictionary(pair => pair.Field, pair => new Votes(pair.Votes), StringComparer.Ordinal);
}
