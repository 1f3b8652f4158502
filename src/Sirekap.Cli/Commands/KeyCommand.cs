using System.CommandLine;
using System.CommandLine.Parsing;
using Sirekap.Cli.Client;
using Sirekap.Cli.Keys;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap key enrol</c>: gives a key a role in the log of a running server. See docs/operation.md.</summary>
internal static class KeyCommand
{
    private static readonly Role[] Given = Enum.GetValues<Role>();

    public static Command Build() => new("key", "Kunci penanda tangan pernyataan · Keys that sign statements") { Enrol() };

    private static Command Enrol()
    {
        var server = new Option<Uri>("--server") { Description = "Alamat peladen yang sedang berjalan · Address of the running server", Required = true, CustomParser = ReadAddress };
        var root = new Option<FileInfo>("--root-key") { Description = "Berkas kunci akar · File of the root key", Required = true };
        var key = new Option<FileInfo>("--key") { Description = "Berkas PEM kunci baru, cukup bagian publiknya · PEM file of the new key; its public half will do", Required = true };
        var role = new Option<string>("--role") { Description = "Peran · What it may sign", Required = true };
        role.AcceptOnlyFromAmong([.. Given.Select(known => known.Name())]);
        var region = new Option<string?>("--region") { Description = "Kode wilayah, atau TPS bagi petugas; tanpa ini seluruh negeri · Code of a region, or of an officer's station; the whole nation without it" };
        var election = new Option<DirectoryInfo?>("--election") { Description = "Folder data pemilu · The election's data folder" };
        var command = new Command("enrol", "Mendaftarkan kunci · Enrols a key") { server, root, key, role, region, election };
        root.AcceptExistingOnly();
        key.AcceptExistingOnly();
        command.SetAction(async (parsed, cancellation) =>
        {
            var definition = ElectionFolder.Load(parsed.GetValue(election)?.FullName ?? ElectionFolder.Find());
            using var http = new HttpClient { BaseAddress = parsed.GetRequiredValue(server) };
            await new EnrolRun(new IntakeClient(http), definition.Id, TimeProvider.System, Console.Out).RunAsync(
                parsed.GetRequiredValue(root).FullName,
                parsed.GetRequiredValue(key).FullName,
                Roles.Parse(parsed.GetRequiredValue(role)),
                parsed.GetValue(region) ?? definition.Regions.Nation.Code,
                cancellation);
        });
        return command;
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is ("http" or "https"))
            return server;
        argument.AddError($"\"{text}\" is not the address of a server: give one such as http://127.0.0.1:8024.");
        return null;
    }
}
