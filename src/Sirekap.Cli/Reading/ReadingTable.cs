using System.Globalization;
using Sirekap.Election.Readings;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tally;
using Spectre.Console;

namespace Sirekap.Cli.Reading;

/// <summary>Readings for people at a terminal, in Indonesian.</summary>
internal static class ReadingTable
{
    static readonly CultureInfo s_indonesian = CultureInfo.GetCultureInfo("id-ID");

    public static void Print(IEnumerable<FileReading> readings)
    {
        foreach (var reading in readings)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{reading.File}[/]");
            if (reading.Refused is not null)
                AnsiConsole.MarkupLineInterpolated($"  [red]ditolak: {reading.Refused}[/]. {reading.Advice!.Id}");
            else
                Print(reading.Page!);
            AnsiConsole.WriteLine();
        }
    }

    static void Print(PageReading page)
    {
        AnsiConsole.MarkupLineInterpolated(s_indonesian, $"  {page.Form}, halaman {page.Page}, mutu foto {page.Quality!.Score:P0}");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Isian", "Angka", "Keyakinan", "Kotak", "Bulatan", "Turus", "Keterangan");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var field in page.Fields)
        {
            table.AddRow(
                Cell(field.Reading.Field),
                Cell(field.Reading.Value?.ToString() ?? "–"),
                Cell((field.Reading.Confidence / (double)FieldReading.Certain).ToString("P2", s_indonesian)),
                Cell(BoxText.Of(field.Boxes)),
                Cell(field.Bubbles is { } bubbles ? BoxText.Of(bubbles) : string.Empty),
                Cell(field.Tally is { } tally ? Words(tally) : string.Empty),
                Cell(field.Cause?.Sentence().Id ?? (field.Reading.State == ReadingState.Blank ? "Kosong." : string.Empty)));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>The number, and in brackets each row with the sum that is written at its end.</summary>
    static string Words(TallyReading tally) => TallyText.Rows(tally) is { Length: > 0 } rows ? $"{TallyText.Of(tally)} ({rows})" : TallyText.Of(tally);

    static Text Cell(string text) => new(text);
}
