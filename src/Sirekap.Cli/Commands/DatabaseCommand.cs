using System.CommandLine;
using Sirekap.Cli.Backups;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap database</c>: makes and renews the tables of a log in PostgreSQL, and brings a restored one forward.</summary>
internal static class DatabaseCommand
{
    public static Command Build() => new("database", "Basis data PostgreSQL · The PostgreSQL database of a log") { Migrate(), CatchUp() };

    private static Command CatchUp()
    {
        var data = ServerOptions.Data("var/sirekap");
        var from = new Option<string?>("--from") { Description = "Situs, cermin, atau folder; tanpa ini berkas yang diterbitkan peladen sendiri · A site, mirror or folder; without it what the servers themselves have published" };
        var command = new Command("catch-up", "Membawa maju basis data yang dipulihkan · Brings a restored database forward to what was published") { data, from };
        command.SetAction(async (parsed, cancellation) =>
        {
            var run = new DatabaseCatchUp(ServerOptions.Read(parsed, data), Console.Out);
            var name = parsed.GetValue(from);
            using var site = name is not null && SiteAddress.Of(name) is { } address ? new SiteSource(address, TimeProvider.System) : null;
            await run.RunAsync(site is not null ? site : name is not null ? new FolderSource(name) : null, cancellation);
        });
        return command;
    }

    private static Command Migrate()
    {
        var connection = new Argument<string>("connection")
        {
            Description = "Connection string of the owner of the tables, who may create roles: Host=…;Database=…;Username=…",
        };
        var command = new Command("migrate", "Siapkan tabel · Makes or renews the tables; may be repeated") { connection };
        command.SetAction(async (parsed, cancellation) =>
        {
            var applied = await PostgresMigrations.ApplyAsync(parsed.GetRequiredValue(connection), cancellation);
            Console.WriteLine(applied.Count == 0 ? "nothing to do" : $"applied: {string.Join(", ", applied)}");
        });
        return command;
    }
}
