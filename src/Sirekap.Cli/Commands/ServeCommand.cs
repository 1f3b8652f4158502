using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap serve</c>: the server, configured by appsettings.json and the environment.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var urls = ServerOptions.Urls();
        var data = ServerOptions.Data("var/sirekap");
        var command = new Command("serve", "Menjalankan peladen · Runs the server") { urls, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var builder = WebApplication.CreateBuilder();
            ServerOptions.Apply(builder, parsed.GetValue(urls));
            await using var app = await SirekapHost.BuildAsync(builder, options => ServerOptions.TakeData(options, parsed, data), cancellation: cancellation);
            await app.StartAsync(cancellation);
            ServerOptions.SayReady(app);
            await app.WaitForShutdownAsync(cancellation);
            return Environment.ExitCode;
        });
        return command;
    }
}
