using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Metrics.Watching;

/// <summary>Draws the operators' page of what was measured. It has no script, and asks nobody but this server for anything.</summary>
internal sealed class WatchDesk(MetricHistory history, IServiceProvider services, ILoggerFactory loggers)
{
    private const string StyleName = "watch.css";

    /// <summary>The style sheet's path.</summary>
    public const string StylePath = "/" + StyleName;

    /// <summary>The page in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="now">This moment: samples that are old are an alarm.</param>
    public async Task<byte[]> PageAsync(Language language, DateTimeOffset now)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(WatchPage.Shown)] = WatchBoard.Of(history.View(), now),
            [nameof(WatchPage.Language)] = language,
            [nameof(WatchPage.Host)] = Environment.MachineName,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => Encoding.UTF8.GetBytes((await renderer.RenderComponentAsync<WatchPage>(parameters)).ToHtmlString()));
    }

    /// <summary>The style sheet.</summary>
    public static byte[] Style()
    {
        using var file = typeof(WatchDesk).Assembly.GetManifestResourceStream("wwwroot/" + StyleName)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
