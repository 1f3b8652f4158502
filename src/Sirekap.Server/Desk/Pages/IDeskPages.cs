using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Pages;

/// <summary>Some of the desk's pages.</summary>
internal interface IDeskPages
{
    /// <summary>Maps them in a language.</summary>
    void Map(IEndpointRouteBuilder app, Language language);
}
