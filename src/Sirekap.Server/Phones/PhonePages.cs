namespace Sirekap.Server.Phones;

/// <summary>Serves the officers' app: one page, what keeps it on the phone, and the files of this version.</summary>
internal sealed class PhonePages(PhoneApp app)
{
    // The browser compiles the reader's WebAssembly, which must be allowed by name; nothing else than this server's own files runs or is asked.
    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' blob:; style-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(PhoneApp.Path + "/", _methods, http => SendAsync(http, app.Page, isKept: false)).ExcludeFromDescription();
        endpoints.MapMethods(PhoneApp.Path + "/sw.js", _methods, http => SendAsync(http, app.ServiceWorker, isKept: false)).ExcludeFromDescription();
        endpoints.MapMethods(PhoneApp.Path + "/v/{version}/{**path}", _methods, FileAsync).ExcludeFromDescription();
    }

    private Task FileAsync(HttpContext http)
    {
        if ((string?)http.Request.RouteValues["version"] == app.Version && app.Files.TryGetValue((string?)http.Request.RouteValues["path"] ?? "", out var file))
            return SendAsync(http, file, isKept: true);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext http, PhoneFile file, bool isKept)
    {
        // Routing takes /hp for /hp/, from where the page's own paths would lead elsewhere.
        if (!isKept && http.Request.Path == PhoneApp.Path)
        {
            http.Response.Redirect(PhoneApp.Path + "/");
            return;
        }

        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["Permissions-Policy"] = "geolocation=(), microphone=()";
        http.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        http.Response.Headers.CacheControl = isKept ? "public, max-age=31536000, immutable" : "no-cache";
        await file.SendAsync(http);
    }
}
