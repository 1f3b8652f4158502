using Sirekap.Election.Statements;
using Sirekap.Server.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Desk;

/// <summary>
/// The one door for what a page of the desk sends: from the desk's own pages only, one canonical JSON object, one as the answer. Whatever is
/// refused in the depth comes out as Problem Details with its code and sentence.
/// </summary>
internal static class DeskRequest
{
    private const string Json = "application/json";

    public static RequestDelegate Taking(Func<HttpContext, CanonicalObject, Task<CanonicalObject>> handle) => async http =>
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            // Browsers name the page that sends; a stranger's page is turned away even if its visitor is logged in here.
            var place = http.RequestServices.GetRequiredService<DeskPlace>();
            if (http.Request.Headers.Origin != place.Origin.ToString())
                throw new RefusedException("wrong-desk", $"This desk is used at {place.Origin}{DeskPlace.Path} only.");
            var (bytes, refusal) = await Body.ReadAsync(
                http.Request, CanonicalJson.MostBytes, "too-large", $"A request has at most {CanonicalJson.MostBytes} bytes.", http.RequestAborted);
            if (refusal is not null)
            {
                await refusal.ExecuteAsync(http);
                return;
            }

            var answer = await handle(http, CanonicalJson.Parse(bytes));
            await Results.Bytes(answer.ToBytes(), Json).ExecuteAsync(http);
        }
        catch (RefusedException refused)
        {
            await Problems.Refuse(refused.Refusal.Code, refused.Refusal.Sentence).ExecuteAsync(http);
        }
        catch (WriterStoppedException)
        {
            await Problems.Refuse("log-stopped", "The log takes no more entries until the server is started again: try again then.").ExecuteAsync(http);
        }
    };
}
