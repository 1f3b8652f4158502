using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Reports;

namespace Sirekap.Cli.Client;

/// <summary>Reports as a citizen's browser does: opens the form, proves work, sends.</summary>
public sealed partial class ReportClient(HttpClient http)
{
    /// <summary>Sends a report of a station's form in the election's first contest.</summary>
    /// <param name="station">The station's code.</param>
    /// <param name="subject">What is wrong.</param>
    /// <param name="field">The field that is meant; null for none in particular.</param>
    /// <param name="text">The explanation; empty for none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The report's number, which is its log index; null where it was only counted.</returns>
    /// <exception cref="HttpRequestException">The server refuses it.</exception>
    public async Task<long?> ReportAsync(string station, ReportSubject subject, string? field, string text, CancellationToken cancellation)
    {
        var address = new Uri($"/lapor/{station}", UriKind.Relative);
        var form = await http.GetStringAsync(address, cancellation);
        var (challenge, bits) = (Found(Challenge(), form), int.Parse(Found(Bits(), form), CultureInfo.InvariantCulture));
        using var filled = new FormUrlEncodedContent(
        [
            new("challenge", challenge),
            new("proof", ProofOfWork.Find(ReportChallenge.MarkIn(challenge), bits)),
            new("subject", Codes.Name(subject)),
            new("field", field ?? ""),
            new("text", text),
        ]);
        using var answer = await http.PostAsync(address, filled, cancellation);
        if (answer.StatusCode == HttpStatusCode.SeeOther)
            return long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
        answer.EnsureSuccessStatusCode();
        // A client that follows redirections ends on the report's own page.
        return Number().Match(answer.RequestMessage!.RequestUri!.AbsolutePath) is { Success: true } number ? long.Parse(number.Groups["found"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string Found(Regex what, string form) => what.Match(form) is { Success: true } match
        ? match.Groups["found"].Value
        : throw new InvalidDataException("The server's page holds no form for a report.");

    [GeneratedRegex("name=\"challenge\" value=\"(?<found>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Challenge();

    [GeneratedRegex("data-bits=\"(?<found>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bits();

    [GeneratedRegex("^/laporan/(?<found>[0-9]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
