using Sirekap.Forms.Printing;

namespace Sirekap.Forms.Layout;

/// <summary>The heading of a section.</summary>
static class SectionHead
{
    public const double Height = 15;

    public static void Place(Sheet sheet, string id, string? title, double y)
    {
        const double Size = 9;
        var number = $"{id}.";
        sheet.Text(number, Paper.Left, y + 8, Size, bold: true);
        if (title is not null)
            sheet.Text(title, Paper.Left + Math.Max(20, PrintFont.Bold.Measure(number, Size) + 5), y + 8, Size, bold: true);
        sheet.Rule(Paper.Left, y + 11.5, Paper.Right, y + 11.5, 0.9, 1);
        sheet.Heads = "";
    }
}
