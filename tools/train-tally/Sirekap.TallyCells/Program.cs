using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.TallyCells;

// Arguments: the form's definition, the file to write, the first seed, and how many pages.
if (args.Length != 4)
{
    Console.Error.WriteLine("Usage: Sirekap.TallyCells FORM.json CELLS.bin FIRST-SEED PAGES");
    return 1;
}

var form = FormDefinitionJson.Parse(await File.ReadAllBytesAsync(args[0]));
using var output = File.Create(args[1]);
using var cutter = new CellCutter(form, output);
var first = ulong.Parse(args[2], CultureInfo.InvariantCulture);
var pages = ulong.Parse(args[3], CultureInfo.InvariantCulture);
for (var seed = first; seed < first + pages; seed++)
    cutter.CutPage(seed);
Console.WriteLine($"{cutter.Cells} cells of {cutter.Pages} pages; {cutter.Skipped} grids were not found where they are");
return 0;
