using System.CommandLine;
using System.Text;
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
        var command = new Command("read", "Membaca foto formulir C.Hasil · Reads photographs of C.Hasil forms") { json, files };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(json)));
        return command;
    }

    static int Run(string[] files, bool asJson)
    {
        var reader = ShippedReader.Load();
        var readings = files.Select(file => FileReading.Of(file, reader));
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
