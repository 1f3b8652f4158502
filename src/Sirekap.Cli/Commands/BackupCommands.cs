using System.CommandLine;
using Sirekap.Cli.Backups;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap backup</c> and <c>sirekap restore</c>. See docs/operation.md.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var data = ServerOptions.Data("var/sirekap");
        var to = new Option<string>("--to") { Description = "Folder cadangan; yang sudah ada dilengkapi · Folder of the backup; an earlier one is brought up to date", Required = true };
        var command = new Command("backup", "Mencadangkan peladen yang sedang berjalan · Backs up a running server") { data, to };
        command.SetAction((parsed, cancellation) => new BackupRun(ServerOptions.Read(parsed, data), parsed.GetValue(to)!, Console.Out).RunAsync(cancellation));
        return command;
    }

    public static Command Restore()
    {
        var from = new Option<string>("--from") { Description = "Folder cadangan · Folder of the backup", Required = true };
        var data = new Option<string>("--data") { Description = "Folder kosong bagi peladen · An empty folder for the server", Required = true };
        var catchUp = new Option<string?>("--catch-up") { Description = "Situs, cermin, atau folder yang sudah melihat lebih banyak · A site, mirror or folder that has seen more" };
        var command = new Command("restore", "Memulihkan cadangan, dan membawanya maju · Restores a backup, and brings it forward") { from, data, catchUp };
        command.SetAction(async (parsed, cancellation) =>
        {
            var run = new RestoreRun(parsed.GetValue(from)!, parsed.GetValue(data)!, Console.Out);
            if (parsed.GetValue(catchUp) is not { } name)
                return await run.RunAsync(null, cancellation);
            using var site = SiteAddress.Of(name) is { } address ? new SiteSource(address, TimeProvider.System) : null;
            return await run.RunAsync(site is null ? new FolderSource(name) : site, cancellation);
        });
        return command;
    }
}
