using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Commands;

/// <summary>What the commands that run a server share.</summary>
internal static class ServerOptions
{
    private const string DefaultUrl = "http://127.0.0.1:8024";

    /// <summary>Where what is measured can be had.</summary>
    public static Option<string?> Metrics { get; } = new("--metrics") { Description = "Alamat tersendiri untuk metrik · An address of its own for metrics, such as http://127.0.0.1:9464" };

    /// <summary>Where what is measured is sent.</summary>
    public static Option<string?> Otlp { get; } = new("--otlp") { Description = "Kolektor OpenTelemetry · An OpenTelemetry collector" };

    public static Option<string> Urls() => new("--urls")
    {
        Description = "Alamat peladen · Address to listen on",
        DefaultValueFactory = _ => DefaultUrl,
    };

    public static Option<string> Data(string folder) => new("--data")
    {
        Description = "Folder buku log, foto dan kunci · Folder of ledger, photographs and keys",
        DefaultValueFactory = _ => folder,
    };

    public static void Apply(WebApplicationBuilder builder, string? urls)
    {
        builder.WebHost.UseUrls(urls ?? DefaultUrl);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    }

    /// <summary>The command line has the last word; without it the configuration's folder holds.</summary>
    public static void TakeData(SirekapOptions options, ParseResult parsed, Option<string> data)
    {
        if (parsed.GetResult(data) is { Implicit: false })
            options.Data = parsed.GetValue(data)!;
    }

    /// <summary>The settings of the server that an operator's command is about: the same appsettings.json and environment, and <c>--data</c>.</summary>
    public static SirekapOptions Read(ParseResult parsed, Option<string> data)
    {
        var options = Read();
        TakeData(options, parsed, data);
        return options;
    }

    /// <summary>The same settings, without the command line.</summary>
    public static SirekapOptions Read() => WebApplication.CreateBuilder().Configuration.GetSection("Sirekap").Get<SirekapOptions>() ?? new SirekapOptions();

    /// <summary>The line that scripts wait for: <c>ready: URL</c>.</summary>
    public static void SayReady(WebApplication app)
    {
        Console.Out.WriteLine($"ready: {app.Urls.First()}");
        Console.Out.Flush();
    }
}
