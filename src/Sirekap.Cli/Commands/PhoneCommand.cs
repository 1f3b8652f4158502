using System.CommandLine;
using System.Globalization;
using Sirekap.Cli.Phones;
using Sirekap.Server.Hosting;
using Sirekap.Server.Phones;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap phone invite</c>: a code that enrols one officer's phone. It needs the server's secret, not its database, so the server may be running.</summary>
internal static class PhoneCommand
{
    private const int LeastHours = 1, MostHours = 24 * 7, UsualHours = 24;

    public static Command Build() => new("phone", "HP petugas KPPS · Officers' phones") { Invite() };

    private static Command Invite()
    {
        var data = ServerOptions.Data("var/sirekap");
        var station = new Option<string>("--station") { Description = "Kode TPS, 13 angka · The station's 13 digits", Required = true };
        var address = new Option<string?>("--address") { Description = "Alamat peladen bagi HP; bawaannya dari konfigurasi · The server's address for phones; by default the configured one" };
        var hours = new Option<int>("--hours") { Description = "Masa berlaku dalam jam · Hours until it expires", DefaultValueFactory = _ => UsualHours };
        var lost = new Option<bool>("--lost") { Description = "HP lama hilang: kuncinya dicabut sebagai hilang · The station's earlier phone is lost: its key is revoked as lost" };
        var beside = new Option<bool>("--beside") { Description = "Satu HP lagi: kunci HP lama tetap berlaku · One more phone: earlier phones go on" };
        var command = new Command("invite", "Membuat kode sekali pakai untuk mendaftarkan satu HP · Makes a code that enrols one phone, once") { station, address, hours, lost, beside, data };
        command.SetAction(parsed =>
        {
            var options = ServerOptions.Read(parsed, data);
            var origin = parsed.GetValue(address) ?? options.PublicUrl ?? throw new InvalidDataException("No address is configured: set Sirekap__PublicUrl, or name it with --address https://…");
            CodeSlip.Print(Console.Out, Issue(options, parsed.GetValue(station)!, parsed.GetValue(hours), Purpose(parsed.GetValue(lost), parsed.GetValue(beside)), TimeProvider.System), origin);
            return 0;
        });
        return command;
    }

    private static EnrolmentPurpose Purpose(bool lost, bool beside) => (lost, beside) switch
    {
        (true, true) => throw new InvalidDataException("--lost revokes the earlier phone's key and --beside leaves it: choose one."),
        (true, _) => EnrolmentPurpose.Lost,
        (_, true) => EnrolmentPurpose.Beside,
        _ => EnrolmentPurpose.Replace,
    };

    private static EnrolmentCode Issue(SirekapOptions options, string station, int hours, EnrolmentPurpose purpose, TimeProvider clock)
    {
        if (hours is < LeastHours or > MostHours)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"A code is good for {LeastHours} to {MostHours} hours, not {hours}."));
        using var keys = new KeyFolder(Path.Combine(options.Data, "keys"));
        if (!File.Exists(keys.PathOf(KeyNames.PhoneCodes)))
            throw new InvalidDataException($"{keys.PathOf(KeyNames.PhoneCodes)} is not there: start the server once, or name its folder with --data.");
        if (ElectionFolder.Load(options.Election ?? ElectionFolder.Find()).Regions.FindStation(station) is null)
            throw new InvalidDataException($"There is no station {station} in this election: give the 13 digits of a TPS.");
        return EnrolmentCode.Issue(station, clock.GetUtcNow().AddHours(hours), keys.OpenOrMakeSecret(KeyNames.PhoneCodes), purpose);
    }
}
