using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Layout;

/// <summary>A line for a number in words.</summary>
static class WordsLine
{
    public static void Place(Sheet sheet, FormWords words, string field, double y, double length)
    {
        sheet.Text(words["block.words"], Paper.Left, y - 16, 5.4, ink: 0.75);
        sheet.Rule(Paper.Left, y, Paper.Left + length, y, 0.5, 0.6);
        sheet.Line($"words.{field}", Paper.Left, y, length);
    }
}
