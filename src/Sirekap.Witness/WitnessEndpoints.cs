using Sirekap.Log;

namespace Sirekap.Witness;

/// <summary>The addresses of a witness: C2SP tlog-witness, and a page for people.</summary>
static partial class WitnessEndpoints
{
    const string Text = "text/plain; charset=utf-8";

    public static void MapWitness(this WebApplication app, WitnessDesk desk, WitnessBook book)
    {
        var meter = app.Services.GetRequiredService<WitnessMeter>();
        app.MapPost("/" + AddCheckpoint.Path, (HttpRequest request, CancellationToken cancellation) => AddAsync(request, desk, meter, app.Logger, cancellation)).RequireRateLimiting(WitnessLimits.Policy);
        app.MapMethods("/{hash}/checkpoint", [HttpMethods.Get, HttpMethods.Head], (string hash, HttpResponse response) => Show(hash, response, book));
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], () => Results.Text(WitnessPage.Write(desk, book), Text));
        app.MapMethods("/healthz", [HttpMethods.Get, HttpMethods.Head], () => Results.Text(Check(book), Text));
    }

    static async Task<IResult> AddAsync(HttpRequest request, WitnessDesk desk, WitnessMeter meter, ILogger logger, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellation);
        }
        catch (BadHttpRequestException wrong)
        {
            LogAnswer(logger, wrong.StatusCode, "-", wrong.Message);
            meter.Answered(wrong.StatusCode);
            return Results.Text(wrong.Message + "\n", Text, statusCode: wrong.StatusCode);
        }
        var answer = desk.Answer(body.GetBuffer().AsSpan(0, (int)body.Length));
        meter.Answered(answer.Verdict.Status);
        LogAnswer(logger, answer.Verdict.Status, answer.Verdict.Accepted?.Checkpoint.Origin ?? "-", answer.Verdict.Sentence);
        return Results.Text(answer.Body, answer.Verdict.Status == StatusCodes.Status409Conflict ? AddCheckpoint.SizeMediaType : Text, statusCode: answer.Verdict.Status);
    }

    static IResult Show(string hash, HttpResponse response, WitnessBook book)
    {
        response.Headers.CacheControl = "no-cache";
        return book.At(hash + "/checkpoint") is { } state
            ? Results.Bytes(state.Note, Text)
            : Results.Text("This witness has cosigned no log with that hash of its origin.\n", Text, statusCode: StatusCodes.Status404NotFound);
    }

    static string Check(WitnessBook book)
    {
        _ = book.All();
        return "ok\n";
    }

    [LoggerMessage(1, LogLevel.Information, "add-checkpoint {Status} {Origin}: {Sentence}")]
    static partial void LogAnswer(ILogger logger, int status, string origin, string sentence);
}
