using System.CommandLine;
using System.Net;
using Sirekap.Cli.Residency;
using Sirekap.Residency.Collection.Web;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap residency</c>: where data is, as far as evidence shows. See docs/residency.md.</summary>
internal static class ResidencyCommand
{
    public static Command Build() => new("residency", "Di mana data berada, sejauh bukti menunjukkannya · Where data is, as far as evidence shows") { Audit(), Update() };

    private static Command Audit()
    {
        var subjects = new Argument<string[]>("subject") { Description = "Host, alamat IP, atau URL · Host, IP address or URL", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Laporan sebagai JSON · Report as JSON" };
        var html = new Option<string?>("--html") { Description = "Tulis laporan untuk diterbitkan · Write a report to publish" };
        var resolvers = new Option<string[]>("--resolver") { Description = "Alamat resolver DNS; boleh berulang · Address of a DNS resolver; may be repeated" };
        var databases = new Option<string[]>("--db") { Description = "Basis data alamat (MMDB atau CSV); boleh berulang · Address database (MMDB or CSV); may be repeated" };
        var from = new Option<string?>("--from-evidence") { Description = "Nilai ulang bukti yang tersimpan, luring · Judge recorded evidence again, offline" };
        var save = new Option<string?>("--save-evidence") { Description = "Simpan bukti · Keep the evidence" };
        var offline = new Option<bool>("--offline") { Description = "Jangan hubungi apa pun · Connect to nothing" };
        var vantage = new Option<string?>("--vantage") { Description = "Ukur waktu bolak-balik dari tempat ini, seperti Jakarta,-6.2,106.8 · Measure round trips from this place" };
        var language = new Option<string>("--lang") { Description = "Bahasa: id atau en · Language: id or en", DefaultValueFactory = _ => "id" };
        language.AcceptOnlyFromAmong("id", "en");
        var command = new Command("audit", "Memeriksa di mana sebuah situs atau alamat berada · Audits where a site or address is")
        {
            subjects, json, html, resolvers, databases, from, save, offline, vantage, language,
        };
        resolvers.Validators.Add(result =>
        {
            foreach (var text in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!IPEndPoint.TryParse(text, out _))
                    result.AddError($"--resolver takes the IP address of a DNS resolver, with a port if it is not 53; \"{text}\" is none.");
            }
        });
        command.Validators.Add(result =>
        {
            if ((result.GetValue(subjects) is { Length: > 0 }) == (result.GetValue(from) is not null))
                result.AddError("Name what to audit, or give --from-evidence FILE.");
        });
        command.SetAction((parsed, cancellation) => AuditRun.RunAsync(
            new()
            {
                Subjects = [.. parsed.GetValue(subjects) ?? []],
                Resolvers = [.. (parsed.GetValue(resolvers) ?? []).Select(Resolver)],
                Databases = [.. parsed.GetValue(databases) ?? []],
                FromEvidence = parsed.GetValue(from),
                SaveEvidence = parsed.GetValue(save),
                Html = parsed.GetValue(html),
                IsOffline = parsed.GetValue(offline),
                Vantage = parsed.GetValue(vantage) is { } place ? Vantage.Parse(place) : null,
            },
            new AuditScreen(Console.Out, parsed.GetValue(language)!, parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static Command Update()
    {
        var folder = new Option<string?>("--data") { Description = "Folder daftar; bawaan bila tidak diisi · Folder of the lists; the shipped one by default" };
        var command = new Command("update", "Memperbarui daftar wilayah awan dan rentang Indonesia dari penerbitnya · Refreshes the lists from their publishers") { folder };
        command.SetAction((parsed, cancellation) => UpdateRun.RunAsync(parsed.GetValue(folder), Console.Out, cancellation));
        return command;
    }

    private static IPEndPoint Resolver(string text)
    {
        var endpoint = IPEndPoint.Parse(text);
        return endpoint.Port == 0 ? new(endpoint.Address, 53) : endpoint;
    }
}
