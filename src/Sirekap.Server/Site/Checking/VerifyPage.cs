using System.Security.Cryptography;
using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;

namespace Sirekap.Server.Site.Checking;

/// <summary>
/// <c>verify.html</c>: one file that checks receipts without a network, put together from <c>wwwroot/verify</c>. The same election
/// data, log key and program give the same bytes on every server and mirror, so its hash can be compared.
/// </summary>
internal sealed class VerifyPage
{
    private const string Folder = "wwwroot/verify/";

    /// <summary>In the order in which they need each other.</summary>
    private static readonly string[] _scripts =
    [
        "texts", "bytes", "sha2", "curves", "signatures", "tree", "notes", "policy", "proof", "statements", "rules", "station", "check", "view", "main",
    ];

    public VerifyPage(LiveCount live, ILogStatus log)
    {
        var script = $"(() => {{\n\"use strict\";\n\n{string.Join('\n', _scripts.Select(name => Read(name + ".js")))}}})();\n";
        var style = Read("page.css");
        Policy = $"default-src 'none'; script-src '{HashOf(script)}'; style-src '{HashOf(style)}'; base-uri 'none'; form-action 'none'";
        Bytes = Encoding.UTF8.GetBytes(Read("page.html")
            .Replace("{{policy}}", Policy, StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Replace("{{data}}", VerifyPageData.Of(live.Definition, log.VerifierKey), StringComparison.Ordinal));
        Digest = Digest.Of(Bytes);
    }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; }

    /// <summary>Its SHA-256.</summary>
    public Digest Digest { get; }

    /// <summary>What the page may do: run the script that is in it, and nothing else.</summary>
    public string Policy { get; }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = typeof(VerifyPage).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The assembly lacks its file {Folder}{name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A browser hashes a script after it has read line ends as line feeds.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
