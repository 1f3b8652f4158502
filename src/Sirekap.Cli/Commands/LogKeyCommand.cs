using System.CommandLine;
using Sirekap.Cli.Logs;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap log key</c>: the log's signing key, made, shown and changed. See docs/operation.md.</summary>
internal static class LogKeyCommand
{
    private static readonly Option<string?> Origin = new("--origin") { Description = "Nama log, URL tanpa skema; untuk log yang belum dimulai · The log's name, a URL without scheme; for a log that has not begun" };
    private static readonly Option<bool> MlDsa = new("--ml-dsa") { Description = "Kunci kedua yang tahan komputer kuantum (ML-DSA-44) · A second key that withstands quantum computers (ML-DSA-44)" };

    public static Command Build() => new("key", "Kunci log · The log's signing key")
    {
        Make("generate", "Membuat kunci, sebelum peladen pertama kali jalan · Makes the key, before the server's first start", (run, _, cancellation) => run.GenerateAsync(cancellation), Origin, MlDsa),
        Make("show", "Kunci sekarang dan sebelumnya · The present key and those before it", (run, _, cancellation) => run.ShowAsync(cancellation)),
        Make("rotate", "Memulai pergantian: kunci baru di samping yang lama · Begins a change: a new key beside the old one", (run, parsed, cancellation) => parsed.GetValue(MlDsa) ? throw new InvalidDataException(KeyRun.MlDsaStays) : run.RotateAsync(cancellation), MlDsa),
        Make("retire", "Mengakhiri kunci lama · Ends the old key", (run, _, cancellation) => run.RetireAsync(cancellation)),
    };

    private static Command Make(string name, string description, Func<KeyRun, ParseResult, CancellationToken, Task> act, params Option[] options)
    {
        var data = ServerOptions.Data("var/sirekap");
        var command = new Command(name, description) { data };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = ServerOptions.Read(parsed, data);
            if (options.Contains(Origin))
                (settings.Origin, settings.MlDsa) = (parsed.GetValue(Origin) ?? settings.Origin, parsed.GetValue(MlDsa) || settings.MlDsa);
            try
            {
                await act(new KeyRun(settings, Console.Out), parsed, cancellation);
            }
            catch (InvalidOperationException notNow)
            {
                throw new InvalidDataException(notNow.Message, notNow);
            }
        });
        return command;
    }
}
