using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sirekap.Cli.Phones;
using Sirekap.Election;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Phones;

namespace Sirekap.Cli.Demo;

/// <summary>A station that has not sent its form: its officer's code, and invented photographs of its pages in the data folder.</summary>
internal static class DemoPhone
{
    /// <summary>The folder of the photographs in the demonstration's data.</summary>
    public const string Folder = "foto-hp";

    private static readonly TimeSpan Good = TimeSpan.FromHours(24);

    /// <summary>The station whose officer the visitor is.</summary>
    public const string Station = "8271021008001";

    /// <summary>Prints the code, if the app is there, and writes the photographs.</summary>
    public static async Task InviteAsync(WebApplication app, DemoPictures pictures, string data, TextWriter output, CancellationToken cancellation)
    {
        if (app.Services.GetService<SirekapOptions>() is not { } options || !PhoneFolder.IsThere(options))
            return;
        var station = app.Services.GetRequiredService<LiveCount>().Definition.Regions.FindStation(Station)!.Value;
        var folder = Directory.CreateDirectory(Path.Combine(data, Folder)).FullName;
        var scene = new DemoStation(station, Scenario.InOrder, (ulong)station.Ordinal);
        foreach (var (page, jpeg) in await pictures.TakeAsync(scene, cancellation))
            await File.WriteAllBytesAsync(Path.Combine(folder, FormattableString.Invariant($"{Station}-halaman{page}.jpg")), jpeg, cancellation);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, $"{Station}-angka.csv"),
            DemoPictures.Paper(scene).OrderBy(figure => figure.Key, StringComparer.Ordinal).Select(figure => $"{figure.Key},{figure.Value}"),
            cancellation);
        var secret = app.Services.GetRequiredService<KeyFolder>().OpenOrMakeSecret(KeyNames.PhoneCodes);
        var code = EnrolmentCode.Issue(Station, TimeProvider.System.GetUtcNow() + Good, secret);
        output.WriteLine($"HP petugas (docs/phone.md) · the officer's phone; photographs and figures to type: {folder}");
        CodeSlip.Print(output, code, DemoDesk.OriginFor(app.Urls.First()) ?? app.Urls.First());
    }
}
