using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using Sirekap.Cli.Receipts;
using Sirekap.Cli.Verification;
using Sirekap.Election.Statements;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap verify URL|DIR</c>: proves every published number from the log alone. See docs/verify.md.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string?> Source = new("source") { Description = "Alamat situs atau folder salinan · Address of a site, or folder of a copy", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Receipt = new("--receipt") { Description = "Periksa satu bukti (.tlog-proof) secara luring · Check one receipt (.tlog-proof) offline" };
    private static readonly Option<string?> Entry = new("--entry") { Description = "Pernyataan yang dibuktikan, bila tidak ada di dalam bukti · The statement that it proves, if it is not in the receipt" };
    private static readonly Option<string?> LogKey = new("--vkey") { Description = "Kunci log yang Anda percaya · The log's verifier key that you trust" };
    private static readonly Option<string?> Policy = new("--policy") { Description = "Berkas tlog-policy: saksi mana yang harus ikut menandatangani · A tlog-policy file: which witnesses must have cosigned" };
    private static readonly Option<string?> RootKey = new("--root") { Description = "Id kunci akar pemilu · Id of the election's root key" };
    private static readonly Option<string?> After = new("--after") { Description = "Log pendahulu: situs, folder, atau berkas checkpoint · The log that this one continues: a site, folder or checkpoint file" };
    private static readonly Option<string?> AfterKey = new("--after-vkey") { Description = "Kunci log pendahulu · The verifier key of that log" };
    private static readonly Option<string?> Election = new("--election") { Description = "Folder data pemilu · Folder of the election's data files" };
    private static readonly Option<bool> Photos = new("--photos") { Description = "Unduh dan baca ulang semua foto publik · Fetch every public picture and read it again" };
    private static readonly Option<string?> Save = new("--save") { Description = "Simpan salinan untuk diperiksa luring · Keep a copy to check offline" };
    private static readonly Option<string?> Openings = new("--openings") { Description = "Pembuka segel tempat data: berkas atau folder dari pengelola · What opens sealed places of data: a file or folder from the operator" };
    private static readonly Option<bool> All = new("--all") { Description = "Bandingkan semua berkas, juga yang belum berubah · Compare every file, the untouched too" };
    private static readonly Option<int> Sample = new("--sample") { Description = "Berapa wilayah dan TPS yang belum berubah · How many untouched regions and stations to take", DefaultValueFactory = _ => 100 };
    private static readonly Option<int?> AtMost = new("--at-most") { Description = "Paling banyak berapa wilayah dan TPS yang sudah berubah, diundi · How many touched regions and stations to take at most, drawn by lot" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Benih undian sampel; acak bila tidak diberi · Seed of the sample; random where it is not given", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
    private static readonly Option<bool> Json = new("--json") { Description = "Laporan sebagai JSON · Report as JSON" };
    private static readonly Option<string> Language = new("--lang") { Description = "Bahasa: id atau en · Language: id or en", DefaultValueFactory = _ => "id" };

    public static Command Build()
    {
        var command = new Command("verify", "Membuktikan setiap angka dari log saja · Proves every number from the log alone")
        {
            Source, Receipt, Entry, LogKey, Policy, RootKey, After, AfterKey, Election, Photos, Save, Openings, All, AtMost, Sample, Seed, Json, Language,
        };
        Language.AcceptOnlyFromAmong("id", "en");
        AtMost.Validators.Add(result => Refuse(result, result.GetValueOrDefault<int?>() < 0, "--at-most is a number of regions and stations: give 0 or more."));
        Sample.Validators.Add(result => Refuse(result, result.GetValueOrDefault<int>() < 0, "--sample is a number of regions and stations: give 0 or more."));
        RootKey.Validators.Add(result => Refuse(
            result,
            result.GetValueOrDefault<string?>() is { } key && !KeyId.IsKeyId(key.Trim()),
            "--root is the id of a key: give its 32 lower hexadecimal digits."));
        command.Validators.Add(result =>
        {
            if ((result.GetValue(Source) is null) == (result.GetValue(Receipt) is null))
                result.AddError("Give either a site or folder to check, or --receipt FILE.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static void Refuse(OptionResult result, bool isWrong, string sentence)
    {
        if (isWrong)
            result.AddError(sentence);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Receipt) is { } receipt)
        {
            return await ReceiptRun.RunAsync(
                new(receipt, parsed.GetValue(Entry), parsed.GetValue(LogKey), parsed.GetValue(Policy)), Console.Out, parsed.GetValue(Language)!, cancellation);
        }

        var screen = new Screen(parsed.GetValue(Language)!, parsed.GetValue(Json));
        try
        {
            var options = new VerifyOptions
            {
                LogKey = parsed.GetValue(LogKey),
                Policy = parsed.GetValue(Policy),
                RootKey = parsed.GetValue(RootKey),
                After = parsed.GetValue(After),
                AfterKey = parsed.GetValue(AfterKey),
                Election = parsed.GetValue(Election) ?? ElectionFolder.Find(),
                Photos = parsed.GetValue(Photos),
                Model = parsed.GetValue(Photos) ? ModelPath() : null,
                Openings = parsed.GetValue(Openings),
                All = parsed.GetValue(All),
                AtMost = parsed.GetValue(AtMost),
                Sample = parsed.GetValue(Sample),
                Seed = parsed.GetValue(Seed),
            };
            var copy = parsed.GetValue(Save) is { } folder ? new SavedCopy(folder) : null;
            return await VerifyRun.RunAsync(parsed.GetValue(Source)!, copy, options, screen, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return screen.NotChecked(parsed.GetValue(Source)!, exception.Message);
        }
    }

    /// <summary>The digit net that ships beside the election's data.</summary>
    private static string ModelPath() =>
        Path.GetFullPath(Path.Combine(ElectionFolder.Find(), "..", "..", "models", "digits", "digits.bin"));
}
