using Sirekap.Server.OpenData;

namespace Sirekap.Server.Site.Visiting;

/// <summary>Where the public reaches this site.</summary>
internal static class SiteAddress
{
    /// <summary>The address without a closing slash: as it was set, else as this visitor asked.</summary>
    public static string Of(HttpContext http) => http.RequestServices.GetService<PhotoLinks>() is { Base: { Length: > 0 } set }
        ? set
        : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}";
}
