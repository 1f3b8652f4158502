using System.CommandLine;
using Sirekap.Cli.Logs;
using Spectre.Console;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap log compare A B</c> and <c>sirekap log fsck DIR</c>: what people check of a log itself. See docs/mirror.md and docs/storage.md.</summary>
internal static class LogCommand
{
    public static Command Build() => new("log", "Memeriksa log itu sendiri · Checks the log itself") { Compare(), Fsck(), Close(), LogKeyCommand.Build() };

    private static Command Compare()
    {
        var (one, other) = (Shown("a"), Shown("b"));
        var key = new Option<string?>("--vkey") { Description = "Kunci log seperti diumumkan · The log's verifier key as announced" };
        var command = new Command("compare", "Satu sejarah, atau percabangan? · One history, or a fork?") { one, other, key };
        command.SetAction((parsed, cancellation) =>
            CompareRun.RunAsync(parsed.GetValue(one)!, parsed.GetValue(other)!, parsed.GetValue(key), Console.Out, cancellation));
        return command;

        static Argument<string> Shown(string name) => new(name) { Description = "Situs, folder salinan, atau berkas checkpoint · A site, a copy's folder, or a checkpoint file" };
    }

    private static Command Close()
    {
        var data = ServerOptions.Data("var/sirekap");
        var root = new Option<string?>("--root-key") { Description = "Berkas kunci akar, bila tidak di DATA/keys/root.pem · File of the root key, if it is not DATA/keys/root.pem" };
        var reason = new Option<string>("--reason") { Description = "Alasan · Why", Required = true };
        var command = new Command("close", "Menutup log untuk selamanya · Closes the log for good") { data, root, reason };
        command.SetAction((parsed, cancellation) =>
            new CloseRun(ServerOptions.Read(parsed, data), parsed.GetValue(root), parsed.GetValue(reason)!, Console.Out).RunAsync(cancellation));
        return command;
    }

    private static Command Fsck()
    {
        var data = new Argument<string>("data") { Description = "Folder peladen atau cermin yang sedang berhenti · Data folder of a stopped server or mirror" };
        var election = new Option<string?>("--election") { Description = "Folder data pemilu · Folder of the election's data files" };
        var settings = new Option<bool>("--settings") { Description = "Basis data dan toko objek menurut setelan peladen · Database and object store as the server's settings say" };
        var command = new Command("fsck", "Apakah semua masih seperti ditulis? · Is everything as it was written?") { data, election, settings };
        command.SetAction((parsed, cancellation) => AnsiConsole.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new SpinnerColumn())
            .StartAsync(bars => new FsckRun(
                parsed.GetValue(data)!, parsed.GetValue(election), Console.Out, parsed.GetValue(settings) ? ServerOptions.Read() : null).RunAsync(
                new Counter(bars.AddTask("Membaca entri · reading entries").IsIndeterminate()), cancellation)));
        return command;
    }

    private sealed class Counter(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Description = $"Membaca entri · reading entries: {value}";
    }
}
