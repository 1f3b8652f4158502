using System.CommandLine;
using System.Globalization;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Server.Desk;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap desk invite</c>: lets a first person in. It needs the server's registrar key, not its database, so the server may be running.</summary>
internal static class DeskCommand
{
    private const int LeastHours = 1, MostHours = 24 * 7, UsualHours = 48;

    public static Command Build() => new("desk", "Meja petugas · The officials' desk") { Invite() };

    private static Command Invite()
    {
        var data = ServerOptions.Data("var/sirekap");
        var role = new Option<string>("--role") { Description = "Peran: registrar, reviewer, chair, secretary, supervisor, witness, auditor, board · Role", Required = true };
        var region = new Option<string>("--region") { Description = "Kode wilayah, 0 untuk nasional · Region code, 0 for the nation", Required = true };
        var desk = new Option<string?>("--desk") { Description = "Alamat meja; bawaannya dari konfigurasi · The desk's address; by default the configured one" };
        var hours = new Option<int>("--hours") { Description = "Masa berlaku dalam jam · Hours until it expires", DefaultValueFactory = _ => UsualHours };
        var command = new Command("invite", "Membuat tautan undangan sekali pakai · Makes a link that enrols one passkey, once") { role, region, desk, hours, data };
        command.SetAction(parsed =>
        {
            var options = ServerOptions.Read(parsed, data);
            var origin = parsed.GetValue(desk) ?? options.Desk ?? throw new InvalidDataException("No desk is configured: set Sirekap__Desk, or name its address with --desk https://…");
            Console.Out.WriteLine(Link(options, origin, parsed.GetValue(role)!, parsed.GetValue(region)!, parsed.GetValue(hours), TimeProvider.System));
            return 0;
        });
        return command;
    }

    private static string Link(SirekapOptions options, string origin, string roleName, string region, int hours, TimeProvider clock)
    {
        try
        {
            var role = Roles.Parse(roleName);
            var place = new DeskPlace(WebOrigin.Parse(origin));
            if (hours is < LeastHours or > MostHours)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"An invitation is good for {LeastHours} to {MostHours} hours, not {hours}."));
            var definition = ElectionFolder.Load(options.Election ?? ElectionFolder.Find());
            using var keys = new KeyFolder(Path.Combine(options.Data, "keys"));
            if (!File.Exists(keys.PathOf(KeyNames.Registrar)))
                throw new InvalidDataException($"{keys.PathOf(KeyNames.Registrar)} is not there: start the server once, or name its folder with --data.");
            if (Entitlement.JudgeInvitation(definition, role, region) is { } refusal)
                throw new InvalidDataException(refusal.Sentence);
            return place.LinkOf(Invitation.Issue(role, region, new StatementTime(clock.GetUtcNow().AddHours(hours)), keys.OpenOrMake(KeyNames.Registrar)));
        }
        catch (RefusedException refused)
        {
            throw new InvalidDataException(refused.Message, refused);
        }
    }
}
