using System.CommandLine;
using System.Text;
using Sirekap.Cli.Overlays;
using Sirekap.Cli.Reading;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap read</c>: reads photographs of forms, without any server.</summary>
internal static class ReadCommand
{
    public static Command Build()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Foto JPEG halaman formulir · JPEG photographs of form pages",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Keluaran JSON · Print one JSON array" };
        var overlay = new Option<string?>("--overlay")
        {
            Description = "Folder untuk gambar yang menunjukkan apa yang dilihat pembaca · Folder for pictures that show what the reader saw",
            HelpName = "DIR",
        };
        var command = new Command("read", "Membaca foto formulir C.Hasil · Reads photographs of C.Hasil forms") { json, overlay, files };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(json), parsed.GetValue(overlay)));
        return command;
    }

    static int Run(string[] files, bool asJson, string? overlay)
    {
        var reader = ShippedReader.Load();
        var readings = files.Select(file => FileReading.Of(file, reader));
        if (overlay is not null)
            readings = new OverlayFolder(overlay).Draw(readings);
        if (!asJson)
        {
            ReadingTable.Print(readings);
            return 0;
        }

        using var output = Console.OpenStandardOutput();
        ReadingJson.Write(readings, output);
        output.Write(Encoding.UTF8.GetBytes(Environment.NewLine));
        return 0;
    }
}
