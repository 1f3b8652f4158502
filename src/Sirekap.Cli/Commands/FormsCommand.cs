using System.CommandLine;
using Sirekap.Cli.Forms;
using Sirekap.Forms.Pdf;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap forms</c>: prints forms, writes their definitions, checks their codes.</summary>
internal static class FormsCommand
{
    static readonly string[] s_languages = ["id", "en"];

    /// <summary>The command with its subcommands.</summary>
    public static Command Build() => new("forms", "Formulir C.Hasil · C.Hasil forms") { Print(), Define(), Check() };

    static Command Print()
    {
        var (contest, election, language) = (Contest(), Election(), Language());
        var output = Output("Berkas PDF · The PDF file to write");
        var stations = new Option<string?>("--stations") { Description = "Berkas kode TPS, satu per baris; - dari masukan baku · File of station codes, one a line; - for standard input" };
        var station = new Option<string[]>("--station") { Description = "Kode TPS · Station code; may be repeated", AllowMultipleArgumentsPerToken = true };
        var region = new Option<string[]>("--region") { Description = "Semua TPS dalam wilayah berkode ini · All stations of the region with this code; may be repeated" };
        var blank = new Option<bool>("--blank") { Description = "Blangko tanpa TPS dan tanpa kode QR · A form without station and QR code" };
        var paper = new Option<PaperSize>("--paper") { Description = "Ukuran kertas · Sheet", DefaultValueFactory = _ => PaperSize.A3 };
        var key = new Option<FileInfo>("--key") { Description = "Berkas PEM kunci privat P-256 untuk kode QR · PEM file with the P-256 private key that signs the QR codes" };
        key.AcceptExistingOnly();
        var command = new Command("print", "Mencetak formulir ke PDF · Prints forms to a PDF")
        {
            contest, output, stations, station, region, blank, paper, key, language, election,
        };
        command.SetAction(parsed => FormPrinting.Run(
            new FormFinder(parsed.GetValue(election)?.FullName, parsed.GetRequiredValue(contest), parsed.GetValue(language)!),
            new StationChoice(parsed.GetValue(stations), parsed.GetValue(station) ?? [], parsed.GetValue(region) ?? [], parsed.GetValue(blank)),
            parsed.GetValue(paper),
            parsed.GetValue(key)?.FullName,
            parsed.GetRequiredValue(output)));
        return command;
    }

    static Command Define()
    {
        var (contest, election, language) = (Contest(), Election(), Language());
        var output = Output("Berkas JSON; - ke keluaran baku · The JSON file to write; - for standard output");
        var command = new Command("define", "Menulis definisi formulir untuk pembaca · Writes the definition that the reader reads by") { contest, output, language, election };
        command.SetAction(parsed => FormDefining.Run(
            new FormFinder(parsed.GetValue(election)?.FullName, parsed.GetRequiredValue(contest), parsed.GetValue(language)!), parsed.GetRequiredValue(output)));
        return command;
    }

    static Command Check()
    {
        var text = new Argument<string>("TEXT") { Description = "Isi kode QR · The text of a QR code" };
        var key = new Option<FileInfo>("--key") { Description = "Berkas PEM kunci publik atau privat · PEM file with the public or private key", Required = true };
        key.AcceptExistingOnly();
        var command = new Command("check", "Memeriksa kode QR selembar formulir · Checks the QR code of a sheet") { text, key };
        command.SetAction(parsed => CodeCheck.Run(parsed.GetRequiredValue(text), parsed.GetRequiredValue(key).FullName));
        return command;
    }

    static Option<string> Contest() => new("--contest") { Description = "Pemilihan, seperti PPWP · The contest, such as PPWP", Required = true };

    static Option<DirectoryInfo> Election()
    {
        var election = new Option<DirectoryInfo>("--election") { Description = "Folder pemilu; bawaan bila tidak diisi · The election's folder; the one that ships by default" };
        election.AcceptExistingOnly();
        return election;
    }

    static Option<string> Language()
    {
        var language = new Option<string>("--language") { Description = "Bahasa formulir · Language of the form", DefaultValueFactory = _ => "id" };
        language.AcceptOnlyFromAmong(s_languages);
        return language;
    }

    static Option<string> Output(string description) => new("--out") { Description = description, Required = true };
}
