using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Lists;

/// <summary>A list of the desk as a file: for those who are logged in, and kept by nobody.</summary>
internal static class ListFile
{
    public static async Task SendAsync(HttpContext http, string name, byte[]? csv)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (csv is null)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        http.Response.ContentType = Csv.Type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(csv, http.RequestAborted);
    }
}
