using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Demo;

/// <summary>The demonstration's desk: one invitation for each role and the people of a plenary, to be opened in a browser on this machine.</summary>
internal static class DemoDesk
{
    private static readonly TimeSpan Good = TimeSpan.FromHours(24);

    private static readonly (Role Role, string Region)[] People =
    [
        (Role.Registrar, DemoScript.Regency), (Role.Registrar, DemoScript.Regency), (Role.Reviewer, DemoScript.Regency), (Role.Reviewer, DemoScript.Regency), (Role.Reviewer, DemoScript.Regency),
        (Role.Chair, "827102"), (Role.Chair, "82"), (Role.Supervisor, "82"),
        (Role.Secretary, "827102"), (Role.Supervisor, DemoScript.Regency), (Role.Witness, DemoScript.Regency), (Role.Auditor, "0"), (Role.Board, "827102"),
        (Role.Chair, DemoScript.ReadyDistrict), (Role.Secretary, DemoScript.ReadyDistrict), (Role.Board, DemoScript.ReadyDistrict),
        (Role.Chair, DemoScript.ReadyRegency), (Role.Secretary, DemoScript.ReadyRegency), (Role.Chair, "71"), (Role.Chair, "0"),
    ];

    /// <summary>Where browsers on this machine find the desk: passkeys are bound to a name, never to a number. Null where the port is chosen at the start.</summary>
    public static string? OriginFor(string urls) =>
        Uri.TryCreate(urls.Split(';')[0], UriKind.Absolute, out var url) && url is { IsLoopback: true, Scheme: "http", Port: > 0 }
            ? FormattableString.Invariant($"http://localhost:{url.Port}")
            : null;

    /// <summary>Prints the invitations, if there is a desk.</summary>
    public static void Invite(WebApplication app, TextWriter output)
    {
        if (app.Services.GetService<DeskPlace>() is not { } place)
            return;
        var registrar = app.Services.GetRequiredService<KeyFolder>().OpenOrMake(KeyNames.Registrar);
        var until = new StatementTime(TimeProvider.System.GetUtcNow() + Good);
        output.WriteLine("Undangan ke meja petugas (docs/desk.md) · invitations to the officials' desk:");
        foreach (var (role, region) in People)
            output.WriteLine($"desk {role.Name()} {region}: {place.LinkOf(Invitation.Issue(role, region, until, registrar))}");
    }
}
