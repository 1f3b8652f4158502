using System.Text.Json;
using Sirekap.Cli.Client;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Demo;

/// <summary>Citizens of the demonstration report what they see, through the form; a reviewer answers some of them.</summary>
internal sealed class DemoReports(HttpClient http, Contest contest, DemoCrew crew)
{
    private static readonly (string Station, ReportSubject Subject, string? Field, string Text)[] Seen =
    [
        ("8271021007002", ReportSubject.FigureDiffers, DemoFigures.MistypedField, "Di foto angka suara nomor 2 lain dari yang tertulis di halaman ini."),
        ("8271021007002", ReportSubject.FigureDiffers, DemoFigures.MistypedField, ""),
        ("8271021007002", ReportSubject.FigureDiffers, DemoFigures.MistypedField, "Angkanya tertukar."),
        ("8271021022003", ReportSubject.Unreadable, null, "Halaman terakhir buram, tidak bisa dibaca."),
        ("8271021022006", ReportSubject.OtherStation, null, "Fotonya sama dengan TPS sebelah."),
        (DemoScript.RealStation, ReportSubject.FigureDiffers, "IV.2", "Di situs lain angkanya bukan 110."),
    ];

    /// <summary>The reports come in, and one topic is answered. A second start on the same data finds them there.</summary>
    public async Task ReportAsync(CancellationToken cancellation)
    {
        using var shown = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"/api/v1/reports/{contest.Code}", UriKind.Relative), cancellation));
        if (shown.RootElement.GetProperty("items").GetArrayLength() > 0)
            return;
        var client = new ReportClient(http);
        long? last = null;
        foreach (var (station, subject, field, text) in Seen)
            last = await client.ReportAsync(station, subject, field, text, cancellation);
        if (last is { } number)
            await AnswerAsync(Seen[^1], number, cancellation);
    }

    private async Task AnswerAsync((string Station, ReportSubject Subject, string? Field, string Text) report, long number, CancellationToken cancellation)
    {
        var reviewer = await crew.MemberAsync(Role.Reviewer, DemoScript.Regency, cancellation);
        await reviewer.SendAsync(
            (election, at, sequence) => new ReportStatement
            {
                Election = election,
                At = at,
                Sequence = sequence,
                Station = report.Station,
                Contest = contest.Code,
                Subject = report.Subject,
                Field = report.Field,
                Action = new AnswerReports(number, ReportVerdict.Stands, "Pada foto tertulis 110, sama dengan yang dihitung di sini. Angka di situs lain ditampilkan di samping sebagai pertentangan."),
            },
            cancellation);
    }
}
