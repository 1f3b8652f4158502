namespace Sirekap.Election.Forms;

/// <summary>What must hold for a form to exist on paper; each breach is a sentence.</summary>
static class FormDefinitionCheck
{
    public static void Check(FormDefinition form)
    {
        Demand(form.Id.Length > 0, "The form definition has an empty id; name it, such as c-hasil-ppwp-2024.");
        Demand(form.Pages.Length > 0, $"Form {form.Id} has no pages.");
        var fields = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < form.Pages.Length; index++)
        {
            var page = form.Pages[index];
            Demand(page.Number == index + 1, $"Page {page.Number} of {form.Id} stands where page {index + 1} is due; a page is missing or misplaced.");
            CheckPage(page);
            foreach (var field in page.Fields)
                Demand(fields.Add(field.Field), $"Field {field.Field} occurs twice in {form.Id}.");
        }

        Demand(fields.Count > 0, $"Form {form.Id} has no fields.");
        Demand(
            form.Pages.SelectMany(page => page.Tags).CountBy(tag => tag.Id).All(tag => tag.Value == 1),
            $"Two places of {form.Id} carry the same tag; a page could not be told from its picture.");
    }

    static void CheckPage(PageDefinition page)
    {
        var name = $"Page {page.Number}";
        Demand(page.Width > 0 && page.Height > 0, $"{name} is {page.Width} × {page.Height} mm; both must be above 0.");
        var paper = new Box(0, 0, page.Width, page.Height);
        void Lies(Box box, string what)
        {
            Demand(box.Width > 0 && box.Height > 0, $"{name}: {what} is {box.Width} × {box.Height} mm; both must be above 0.");
            Demand(paper.Contains(box), $"{name}: {what} at ({box.X}, {box.Y}) reaches beyond the page of {page.Width} × {page.Height} mm.");
        }

        CornersCheck.Check(page, name, Lies);
        if (page.StationCode is { } code)
            Lies(code, "the station code");
        foreach (var field in page.Fields)
            FieldLayoutCheck.Check(field, name, Lies);
        var digits = page.Fields.SelectMany(field => field.Digits.Select(box => (field.Field, Box: box))).ToList();
        for (var i = 0; i < digits.Count; i++)
        {
            foreach (var (other, box) in digits.Skip(i + 1))
                Demand(!digits[i].Box.Overlaps(box), $"{name}: digit boxes of {digits[i].Field} and {other} overlap at ({box.X}, {box.Y}).");
        }

        foreach (var mask in page.Masks)
        {
            Lies(mask, "a mask");
            foreach (var (field, box) in digits)
                Demand(!mask.Overlaps(box), $"{name}: a mask at ({mask.X}, {mask.Y}) would hide a digit box of {field}.");
        }

        CheckPrint(page, name, paper);
    }

    static void CheckPrint(PageDefinition page, string name, Box paper)
    {
        bool Holds(Spot spot) => paper.Contains(new(spot.X, spot.Y, 0, 0));
        foreach (var line in page.Rules)
        {
            Demand(Holds(line.From) && Holds(line.To), $"{name}: a printed line from ({line.From.X}, {line.From.Y}) leaves the page.");
            Demand(line.Thickness > 0 && line.Ink is > 0 and <= 1, $"{name}: the line from ({line.From.X}, {line.From.Y}) has no thickness or ink.");
        }

        foreach (var text in page.Texts)
        {
            Demand(text.Text.Length > 0 && text.Height > 0 && text.Width >= 0, $"{name}: text “{text.Text}” has no words or no size.");
            Demand(Holds(text.At) && text.Ink is > 0 and <= 1, $"{name}: text “{text.Text}” is off the page or has no ink.");
        }

        foreach (var line in page.Lines)
            Demand(line.Holds.Length > 0 && line.Length > 0 && Holds(line.At), $"{name}: writing line “{line.Holds}” has no name, no length or is off the page.");
    }

    public static void Demand(bool holds, string otherwise)
    {
        if (!holds)
            throw new FormatException(otherwise);
    }
}
