using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Deeds;

/// <summary>The deeds of a region as a page and as a file.</summary>
internal sealed class DeedPages(DeskFront front) : IDeskPages
{
    public const string Path = DeskPlace.Path + "/tindakan";

    public void Map(IEndpointRouteBuilder app, Language language) => front.MapList<DeedPage, DeedView>(
        app, language, Path, DeedView.Of, (count, person, query) => DeedView.Of(count, person, query) is { MaySee: true } view ? view.ToCsv() : null);
}
