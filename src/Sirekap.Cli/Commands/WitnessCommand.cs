using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Log;
using Sirekap.Server.Metrics;
using Sirekap.Witness;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap witness</c>: a witness for logs of others, on a machine of its own.</summary>
internal static class WitnessCommand
{
    private const int DefaultPerSecond = 20;

    public static Command Build() => new("witness", "Menjadi saksi bagi log orang lain · Witnesses logs of others") { Serve(), KeyGen(), Status() };

    private static Command Serve()
    {
        var (data, name, mlDsa) = (Data(), KeyName(), MlDsa());
        var logs = new Option<string[]>("--log")
        {
            Description = "Kunci log yang diikuti (isi /log/vkey), boleh berulang · Key of a log to watch (from /log/vkey); may be repeated",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var listen = new Option<string>("--listen") { Description = "Alamat peladen · Address to listen on", DefaultValueFactory = _ => "http://127.0.0.1:8025" };
        var perSecond = new Option<int>("--per-second")
        {
            Description = "Permintaan per detik dari satu alamat, 0 tanpa batas · Requests a second from one address, 0 for no limit",
            DefaultValueFactory = _ => DefaultPerSecond,
        };
        var command = new Command("serve", "Menjalankan saksi · Runs the witness") { data, name, mlDsa, logs, listen, perSecond, ServerOptions.Metrics, ServerOptions.Otlp };
        command.SetAction(async (parsed, cancellation) =>
        {
            var keys = parsed.GetValue(logs)!.Select(ReadKey).ToList();
            using var book = WitnessBook.Open(parsed.GetValue(data)!);
            var cosigners = WitnessKeys.Make(book, parsed.GetValue(name), parsed.GetValue(mlDsa));
            var builder = WebApplication.CreateBuilder();
            builder.WebHost.UseUrls(parsed.GetValue(listen)!);
            builder.Logging.ClearProviders().AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss'Z' "));
            // The first line is the key: scripts read it.
            builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Sirekap.Server", LogLevel.Warning);
            var meters = new MeterHouse();
            builder.Services.AddMetricsOutlets(parsed.GetValue(ServerOptions.Metrics), parsed.GetValue(ServerOptions.Otlp), meters);
            await using var app = WitnessHost.Build(builder, book, cosigners, keys, parsed.GetValue(perSecond), TimeProvider.System, meters);
            await app.StartAsync(cancellation);
            Print(cosigners);
            ServerOptions.SayReady(app);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return command;
    }

    private static Command KeyGen()
    {
        var (data, name, mlDsa) = (Data(), KeyName(), MlDsa());
        var command = new Command("keygen", "Membuat kunci saksi dan menulis bagian umumnya · Makes the witness's keys and prints their public halves") { data, name, mlDsa };
        command.SetAction(parsed =>
        {
            using var book = WitnessBook.Open(parsed.GetValue(data)!);
            Print(WitnessKeys.Make(book, parsed.GetValue(name), parsed.GetValue(mlDsa)));
        });
        return command;
    }

    private static Command Status()
    {
        var data = Data();
        var command = new Command("status", "Menulis kunci dan keadaan terakhir tiap log · Prints keys and the last state of each log") { data };
        command.SetAction(parsed =>
        {
            if (!File.Exists(Path.Combine(parsed.GetValue(data)!, "witness.db")))
                throw new FileNotFoundException($"There is no witness in {parsed.GetValue(data)}: begin one with \"sirekap witness keygen\".");
            using var book = WitnessBook.Open(parsed.GetValue(data)!);
            Print(WitnessKeys.Of(book));
            foreach (var state in book.All())
                Console.Out.Write("\n" + WitnessPage.Describe(state.Origin, state));
        });
        return command;
    }

    private static Option<string> Data() => new("--data")
    {
        Description = "Folder kunci dan ingatan saksi · Folder of the witness's keys and memory",
        DefaultValueFactory = _ => "var/witness",
    };

    private static Option<string?> KeyName() => new("--key-name")
    {
        Description = "Nama saksi, URL tanpa skema; perlu sekali saja · The witness's name, a URL without scheme; needed once",
    };

    private static Option<bool> MlDsa() => new("--ml-dsa")
    {
        Description = "Tanda tangan kedua yang tahan komputer kuantum (ML-DSA-44) · A second signature that withstands quantum computers (ML-DSA-44)",
    };

    private static NoteVerifier ReadKey(string key)
    {
        try
        {
            return NoteVerifier.Parse(key.Trim());
        }
        catch (LogDataException reason)
        {
            throw new InvalidDataException($"--log: {reason.Message}", reason);
        }
    }

    private static void Print(IEnumerable<Cosigner> cosigners)
    {
        foreach (var cosigner in cosigners)
            Console.Out.WriteLine(cosigner.Verifier);
    }
}
