using Sirekap.Election.Statements;

namespace Sirekap.Server.OpenData;

/// <summary>Where the public copies of photographs are served.</summary>
/// <param name="Base">The site's address without a closing slash, such as <c>https://pemilu.example.id</c>; empty for links from the root.</param>
public sealed record PhotoLinks(string Base = "")
{
    /// <summary>The address of a public copy.</summary>
    public string UrlOf(Digest publicCopy) => $"{Base}/photos/{publicCopy}.jpg";
}
