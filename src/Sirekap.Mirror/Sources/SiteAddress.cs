namespace Sirekap.Mirror.Sources;

/// <summary>Tells the address of a site from the name of a folder or file.</summary>
public static class SiteAddress
{
    /// <summary>The address; null where the text does not begin with http or https, or is no address.</summary>
    public static Uri? Of(string name) => Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
