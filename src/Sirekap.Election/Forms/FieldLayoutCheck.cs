using static Sirekap.Election.Forms.FormDefinitionCheck;

namespace Sirekap.Election.Forms;

/// <summary>What must hold for one field's boxes, bubbles and tally.</summary>
static class FieldLayoutCheck
{
    public static void Check(FieldLayout field, string page, Action<Box, string> lies)
    {
        Demand(field.Field.Length > 0, $"{page} has a field without an id.");
        Demand(field.Digits.Length is > 0 and <= 6, $"{page}: field {field.Field} has {field.Digits.Length} digit boxes; give 1 to 6.");
        lies(field.Strip, $"the strip of {field.Field}");
        for (var place = 0; place < field.Digits.Length; place++)
        {
            var box = field.Digits[place];
            lies(box, $"digit box {place + 1} of {field.Field}");
            Demand(field.Strip.Contains(box), $"{page}: the strip of {field.Field} does not show its digit box {place + 1}.");
            Demand(place == 0 || field.Digits[place - 1].X < box.X, $"{page}: the digit boxes of {field.Field} must go from left to right.");
            if (field.Guide is { } guide)
            {
                Demand(
                    guide.Dot > 0 && guide.Width > guide.Dot && guide.Height > guide.Dot && guide.Width < box.Width && guide.Height < box.Height,
                    $"{page}: the guide of {field.Field} does not fit its boxes.");
            }
        }

        if (field.Bubbles is { } bubbles)
            Check(bubbles, field, page, lies);
        if (field.Tally is { } tally)
        {
            Demand(tally.Rows > 0 && tally.Columns > 0, $"{page}: the tally of {field.Field} has {tally.Rows} × {tally.Columns} cells.");
            lies(tally.Area, $"the tally of {field.Field}");
            lies(tally.Subtotals, $"the tally subtotals of {field.Field}");
        }
    }

    static void Check(BubbleGrid bubbles, FieldLayout field, string page, Action<Box, string> lies)
    {
        Demand(bubbles.Rows.Length == 10, $"{page}: {field.Field} has {bubbles.Rows.Length} bubble rows; ten are needed, for 0 to 9.");
        Demand(
            bubbles.Columns.Length == field.Digits.Length,
            $"{page}: {field.Field} has {bubbles.Columns.Length} bubble columns for {field.Digits.Length} digit boxes.");
        Demand(bubbles.Ink is > 0 and <= 1, $"{page}: the bubbles of {field.Field} have digits of ink {bubbles.Ink}; give more than 0 and at most 1.");
        foreach (var x in bubbles.Columns)
        {
            foreach (var y in bubbles.Rows)
                lies(new(x - (bubbles.Diameter / 2), y - (bubbles.Diameter / 2), bubbles.Diameter, bubbles.Diameter), $"a bubble of {field.Field}");
        }
    }
}
