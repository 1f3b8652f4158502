using Spectre.Console;

namespace Sirekap.Evaluate.Reports;

/// <summary>The report for a terminal.</summary>
internal static class TextReport
{
    /// <summary>For files and pipes, which have no width of their own.</summary>
    const int FileWidth = 140;

    /// <summary>Prints everything but the pictures.</summary>
    public static void Print(Report report)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = FileWidth;
        AnsiConsole.MarkupLineInterpolated($"[bold]{report.Run.Command}[/]");
        AnsiConsole.MarkupLineInterpolated($"{report.Run.Date}, {report.Run.Machine}");
        AnsiConsole.MarkupLineInterpolated($"forms {string.Join(", ", report.Run.Forms)}, digits {report.Run.Model}, decoder {report.Run.Decoder}");
        foreach (var section in Section.Summary(report).Concat(Section.Details(report)))
            Print(section);
        Print(Confusion(report.Boxes));
        foreach (var problem in report.Problems)
            AnsiConsole.MarkupLineInterpolated($"[yellow]{problem}[/]");
    }

    /// <summary>The 14 × 14 confusion as a table: a row for what is written, a column for what was seen.</summary>
    public static Section Confusion(BoxScore boxes) => new(
        "Confusion: written down, seen across (X cross, - dash, _ blank, ? other)", ["", .. boxes.Classes.Select(letter => letter.ToString())],
        [.. boxes.Confusion.Select((row, truth) => (string[])[boxes.Classes[truth].ToString(), .. row.Select(count => count == 0 ? "·" : Figures.Count(count))])]);

    /// <summary>Prints one table.</summary>
    public static void Print(Section section)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = FileWidth;
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]{section.Title}[/]");
        var table = new Table().Border(section.Columns.Length == 0 ? TableBorder.None : TableBorder.Simple);
        table.ShowHeaders = section.Columns.Length > 0;
        foreach (var column in section.Columns.Length > 0 ? section.Columns : ["", ""])
            table.AddColumn(new TableColumn(new Text(column)) { Alignment = section.Columns.Length > 0 && column != section.Columns[0] ? Justify.Right : Justify.Left, NoWrap = true });
        foreach (var row in section.Rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        AnsiConsole.Write(table);
    }
}
