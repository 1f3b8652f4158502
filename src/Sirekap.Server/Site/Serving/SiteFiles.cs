using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Server.Site.Serving;

/// <summary>The style sheet, typeface and icon. A file's hash is part of its path, so a browser may keep it for ever.</summary>
internal static class SiteFiles
{
    private const string Folder = "wwwroot/";

    /// <summary>The style sheet names the fonts by <c>url(name)</c>; they are replaced by their hashed paths.</summary>
    private static readonly FrozenDictionary<string, SiteFile> _fonts = ReadFonts();

    private static readonly SiteFile _style = ReadStyle();

    private static readonly SiteFile _icon = SiteFile.Of("icon", "svg", "image/svg+xml", Read(Folder + "icon.svg"));

    private static readonly SiteFile _deskScript = SiteFile.Of("desk", "js", "text/javascript; charset=utf-8", ReadDeskScript());

    private static readonly SiteFile _reportScript = SiteFile.Of("report", "js", "text/javascript; charset=utf-8", Read(Folder + "report/report.js"));

    /// <summary>The path of the style sheet.</summary>
    public static string StylePath => _style.Path;

    /// <summary>The path of the icon.</summary>
    public static string IconPath => _icon.Path;

    /// <summary>The path of the desk's script; the public site runs none but <see cref="ReportScriptPath"/>.</summary>
    public static string DeskScriptPath => _deskScript.Path;

    /// <summary>The path of the script that proves work for a report.</summary>
    public static string ReportScriptPath => _reportScript.Path;

    /// <summary>The path of the body text's font, worth asking for before the style sheet is read.</summary>
    public static string TextFontPath => _fonts["plus-jakarta-sans-latin-400-normal.woff2"].Path;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var file in _fonts.Values.Append(_style).Append(_icon).Append(_deskScript).Append(_reportScript))
        {
            endpoints.MapMethods(file.Path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => Send(http, file))
                .ExcludeFromDescription();
        }
    }

    private static async Task Send(HttpContext http, SiteFile file)
    {
        http.Response.ContentType = file.Type;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (file.IsText)
        {
            await file.Encodings.SendAsync(http);
            return;
        }

        http.Response.ContentLength = file.Bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
    }

    private static FrozenDictionary<string, SiteFile> ReadFonts()
    {
        const string Fonts = Folder + "fonts/";
        return typeof(SiteFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Fonts, StringComparison.Ordinal) && name.EndsWith(".woff2", StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[Fonts.Length..],
                name => SiteFile.Of(Path.GetFileNameWithoutExtension(name), "woff2", "font/woff2", Read(name)));
    }

    private static SiteFile ReadStyle()
    {
        var style = new StringBuilder(Encoding.UTF8.GetString(Read(Folder + "css/site.css")));
        foreach (var (name, font) in _fonts)
            style.Replace($"url({name})", $"url({font.Path})");
        return SiteFile.Of("site", "css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(style.ToString()));
    }

    /// <summary>One module of all the desk's scripts: <c>desk.js</c>, on which the others build, and then those by name.</summary>
    private static byte[] ReadDeskScript()
    {
        const string Scripts = Folder + "desk/", First = Scripts + "desk.js";
        var others = typeof(SiteFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Scripts, StringComparison.Ordinal) && name != First);
        return [.. others.Order(StringComparer.Ordinal).Prepend(First).SelectMany(Read)];
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its file {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record SiteFile(string Path, string Type, byte[] Bytes)
    {
        public Encodings Encodings { get; } = new(Bytes);

        public bool IsText => !Type.StartsWith("font/", StringComparison.Ordinal);

        public static SiteFile Of(string name, string extension, string type, byte[] bytes) =>
            new($"/assets/{name}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}.{extension}", type, bytes);
    }
}
