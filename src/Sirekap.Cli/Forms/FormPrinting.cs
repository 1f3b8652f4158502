using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Forms.Pdf;
using Sirekap.Server.Hosting;
using Spectre.Console;

namespace Sirekap.Cli.Forms;

/// <summary><c>sirekap forms print</c>: writes the PDF, with progress for long lists.</summary>
internal static class FormPrinting
{
    /// <summary>Shorter lists are done before a bar could be read.</summary>
    const int LongList = 50;

    /// <summary>Does it.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(FormFinder finder, StationChoice choice, PaperSize paper, string? keyFile, string outputFile)
    {
        var stations = choice.Find(finder.Election.Regions);
        using var key = keyFile is null ? null : KeyFolder.Read(keyFile);
        var signer = key is null ? null : new P256Signer(key);
        if (signer is null && stations.Count > 0)
            Console.Error.WriteLine("Tanpa --key kode QR tidak bertanda tangan: hanya untuk uji coba. · Without --key the QR codes are not signed: for trials only.");
        using (var output = new BufferedStream(File.Create(outputFile), 1 << 16))
        {
            var pdf = new FormPdf(output, finder.Form, paper, finder.Language);
            if (choice.IsBlank)
                pdf.AddBlank();
            AddAll(stations, station => pdf.Add(Sheets(finder, station, signer)));
            pdf.Close($"C.Hasil {finder.Contest.Code.ToUpperInvariant()} {finder.Election.Name.In(finder.Language)}");
        }

        Summarise(finder.Form, stations.Count + (choice.IsBlank ? 1 : 0), outputFile);
        return 0;
    }

    static StationSheets Sheets(FormFinder finder, Station station, ISigner? signer) => new(
        StationSheets.WordsOf(station),
        [.. finder.Form.Pages.Select(page => StationCode.Write(
            finder.Election.Id, finder.Contest.Code, station.Code, page.Number, finder.Form.Pages.Length, signer))]);

    static void AddAll(IReadOnlyList<Station> stations, Action<Station> add)
    {
        if (stations.Count < LongList)
        {
            foreach (var station in stations)
                add(station);
            return;
        }

        AnsiConsole.Progress().Start(context =>
        {
            var progress = context.AddTask("TPS · Stations", maxValue: stations.Count);
            foreach (var station in stations)
            {
                add(station);
                progress.Increment(1);
            }
        });
    }

    static void Summarise(FormDefinition form, int forms, string outputFile) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{outputFile}: {forms} × {form.Pages.Length} halaman · pages, {new FileInfo(outputFile).Length} bita · bytes"));
}
