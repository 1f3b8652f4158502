using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Sirekap.Server.Site.Shell;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Serving;

/// <summary>
/// Draws a page to its bytes. Whole pages rather than a stream, so that a failure never leaves half a page with status 200,
/// and so that bytes can be kept and compressed once.
/// </summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<byte[]> Render(Visit visit, Page page)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Frame.Visit)] = visit,
            [nameof(Frame.Body)] = page.Body,
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Frame>(parameters)).ToHtmlString());
        return Encoding.UTF8.GetBytes(html);
    }
}
