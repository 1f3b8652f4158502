using System.CommandLine;
using Sirekap.Storage;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap database migrate</c>: makes and renews the tables of a log in PostgreSQL.</summary>
internal static class DatabaseCommand
{
    public static Command Build() => new("database", "Basis data PostgreSQL · The PostgreSQL database of a log") { Migrate() };

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
