using System.Globalization;
using Sirekap.Reader.Tally;

namespace Sirekap.Cli.Reading;

/// <summary>A tally in letters: its number, _ for no stroke, ? where it is not clear.</summary>
internal static class TallyText
{
    public static string Of(TallyReading tally) => tally.State switch
    {
        TallyState.Marked => Number(tally.Value),
        TallyState.Blank => "_",
        _ => "?",
    };

    /// <summary>A row: the strokes, and whether the sum that is written at its end is the same, where one can be read.</summary>
    public static string Of(TallyRow row) =>
        row.Subtotal?.Value is { } sum ? $"{Number(row.Count)}{(sum == row.Count ? "=" : "<>")}{Number(sum)}" : Number(row.Count);

    /// <summary>The rows that are not empty, such as <c>60=60 30=30</c>.</summary>
    public static string Rows(TallyReading tally) => string.Join(' ', tally.Rows.Where(row => row.Count != 0).Select(Of));

    static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
