using System.CommandLine;
using System.Text;
using Sirekap.Cli.Overlays;
using Sirekap.Cli.Reading;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;

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
        var decoder = new Option<JpegDecoderChoice>("--decoder")
        {
            Description = "Pembaca JPEG: bawaan, atau libjpeg-turbo yang lebih cepat · JPEG decoder: our own, or the faster libjpeg-turbo",
            HelpName = "managed|turbo",
        };
        var expect = new Option<string?>("--expect")
        {
            Description = "Halaman yang diminta, misalnya c-hasil-ppwp-2024:2 · The page that is asked for; others are refused",
            HelpName = "FORM:PAGE",
        };
        expect.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && PageExpectation.Parse(text) is null)
                result.AddError($"--expect: '{text}' bukan FORM:PAGE, misalnya c-hasil-ppwp-2024:2 · is not FORM:PAGE, such as c-hasil-ppwp-2024:2.");
        });
        var command = new Command("read", "Membaca foto formulir C.Hasil · Reads photographs of C.Hasil forms") { json, overlay, expect, decoder, files };
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            parsed.GetValue(json),
            parsed.GetValue(overlay),
            parsed.GetValue(expect) is { } page ? PageExpectation.Parse(page) : null,
            parsed.GetValue(decoder)));
        return command;
    }

    static int Run(string[] files, bool asJson, string? overlay, PageExpectation? expected, JpegDecoderChoice decoder)
    {
        var reader = ShippedReader.Load(decoder);
        var readings = files.Select(file => FileReading.Of(file, reader, expected));
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
