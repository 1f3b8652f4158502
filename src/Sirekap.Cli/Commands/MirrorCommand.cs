using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Sirekap.Log;
using Sirekap.Mirror;
using Sirekap.Mirror.Sources;
using Spectre.Console;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap mirror --from URL --data DIR</c>: the whole public site from another server's log alone. See docs/mirror.md.</summary>
internal static class MirrorCommand
{
    private static readonly Option<Uri?> From = new("--from")
    {
        Description = "Alamat situs yang dicerminkan · Address of the site to mirror",
        Required = true,
        CustomParser = result => SiteAddress.Of(result.Tokens[0].Value) ?? Refuse(result),
    };

    private static readonly Option<string?> LogKey = new("--vkey") { Description = "Kunci log seperti diumumkan · The log's verifier key as announced" };
    private static readonly Option<string?> Policy = new("--policy") { Description = "Berkas tlog-policy: saksi mana yang harus ikut menandatangani · A tlog-policy file: which witnesses must have cosigned" };
    private static readonly Option<string?> Election = new("--election") { Description = "Folder data pemilu · Folder of the election's data files" };
    private static readonly Option<string?> PublicUrl = new("--public-url") { Description = "Alamat cermin ini bagi umum · Address under which the public reaches this mirror" };

    private static readonly Option<string?> Country = new("--country")
    {
        Description = "Negara tempat cermin ini menurut pengelolanya, seperti ID · Country where this mirror stands by its operator's word, such as ID",
        CustomParser = result => result.Tokens[0].Value is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] and var code ? code : RefuseCountry(result),
    };

    private static readonly Option<string> Takedowns = new("--takedowns")
    {
        Description = "keep: tetap menyajikan foto yang ditutup di asal; follow: ikut menutup · keep goes on serving pictures withheld at the origin, follow withholds them too",
        DefaultValueFactory = _ => "keep",
    };

    private static readonly Option<double> Every = new("--every")
    {
        Description = "Berapa detik antara dua kunjungan ke asal · Seconds between two looks at the origin",
        DefaultValueFactory = _ => 1,
    };

    public static Command Build()
    {
        var urls = ServerOptions.Urls();
        var data = ServerOptions.Data("var/mirror");
        Every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.05 and <= 3600))
                result.AddError("--every is a time in seconds: give 0.05 to 3600.");
        });
        Takedowns.AcceptOnlyFromAmong("keep", "follow");
        var command = new Command("mirror", "Mencerminkan situs lain dari lognya saja · Mirrors another site from its log alone") { From, data, urls, LogKey, Policy, Election, PublicUrl, Country, Takedowns, Every, ServerOptions.Metrics, ServerOptions.Otlp };
        command.SetAction(async (parsed, cancellation) =>
        {
            var builder = WebApplication.CreateBuilder();
            ServerOptions.Apply(builder, parsed.GetValue(urls));
            var policy = parsed.GetValue(Policy) is { } file ? ReadPolicy(file) : null;
            var options = new MirrorOptions
            {
                From = parsed.GetValue(From)!,
                Data = parsed.GetValue(data)!,
                LogKey = parsed.GetValue(LogKey) ?? (policy?.Logs is [var only] ? only.Key.ToString() : null),
                Policy = policy,
                Election = parsed.GetValue(Election),
                PublicUrl = parsed.GetValue(PublicUrl),
                Country = parsed.GetValue(Country),
                FollowsTakedowns = parsed.GetValue(Takedowns) == "follow",
                Metrics = parsed.GetValue(ServerOptions.Metrics),
                Otlp = parsed.GetValue(ServerOptions.Otlp),
                Every = TimeSpan.FromSeconds(parsed.GetValue(Every)),
            };
            await using var app = await CatchUpAsync(builder, options, cancellation);
            await app.StartAsync(cancellation);
            ServerOptions.SayReady(app);
            await app.WaitForShutdownAsync(cancellation);
            return Environment.ExitCode;
        });
        return command;
    }

    private static Task<WebApplication> CatchUpAsync(WebApplicationBuilder builder, MirrorOptions options, CancellationToken cancellation) =>
        AnsiConsole.Progress().HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bars =>
            {
                var entries = bars.AddTask("Menyalin dan memeriksa log · copying and checking the log").IsIndeterminate();
                return MirrorHost.BuildAsync(builder, options, new Bar(entries), cancellation);
            });

    private static LogPolicy ReadPolicy(string file)
    {
        try
        {
            return LogPolicy.Parse(File.ReadAllBytes(file));
        }
        catch (LogDataException wrong)
        {
            throw new InvalidDataException($"--policy {file}: {wrong.Message}", wrong);
        }
    }

    private static string? RefuseCountry(ArgumentResult result)
    {
        result.AddError($"--country is a country of two capital letters, such as ID, not \"{result.Tokens[0].Value}\".");
        return null;
    }

    private static Uri? Refuse(ArgumentResult result)
    {
        result.AddError($"--from is the address of a site, such as https://pemilu.example.id, not \"{result.Tokens[0].Value}\".");
        return null;
    }

    /// <summary>Not <see cref="Progress{T}"/>: that would report from another thread, after the bar has gone.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<(long Held, long Of)>
    {
        public void Report((long Held, long Of) value)
        {
            if (value.Of > 0)
                (task.IsIndeterminate, task.MaxValue, task.Value) = (false, value.Of, value.Held);
        }
    }
}
