using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Hosting;
using Sirekap.Server.Intake;
using Sirekap.Server.Site;
using Sirekap.Server.Site.Visiting;
using Sirekap.Storage;

namespace Sirekap.Server.Phones;

/// <summary><c>POST /hp/api/daftar</c>: a phone with a code becomes its station's. Asking again with the same key gives the same answer.</summary>
internal sealed class EnrolmentEndpoint(
    EnrolmentShelf shelf, WrongCodes wrong, DeskRegistrar registrar, EarlierPhones earlier, KeyFolder keys, LiveCount live, ILogStatus log, TimeProvider clock)
{
    private const int MostKey = 200, SignatureText = 100;

    /// <summary>What the phone's key signs, before station and code: that the key is in the phone.</summary>
    private static ReadOnlySpan<byte> Domain => "sirekap phone enrolment\n"u8;

    public void Map(IEndpointRouteBuilder app) =>
        app.MapPost(PhoneApp.Path + "/api/daftar", (Delegate)AnswerAsync).RequireRateLimiting(IntakeLimit.Policy).ExcludeFromDescription();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (bytes, refusal) = await Body.ReadAsync(
            http.Request, CanonicalJson.MostBytes, "too-large", $"A request has at most {CanonicalJson.MostBytes} bytes.", http.RequestAborted);
        if (refusal is not null)
            return refusal;
        try
        {
            return Results.Bytes((await EnrolAsync(CanonicalJson.Parse(bytes))).ToBytes(), "application/json");
        }
        catch (RefusedException refused)
        {
            if (refused.Refusal.Code != "invitation-unknown" || wrong.Note(http.Connection.RemoteIpAddress) is not { } wait)
                return Problems.Refuse(refused.Refusal.Code, refused.Refusal.Sentence);
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Problems.Refuse("too-many-requests", $"More than {WrongCodes.Most} wrong codes came from here: compare the code with the paper, letter by letter. A right one is taken at once.");
        }
        catch (WriterStoppedException)
        {
            return Problems.Refuse("log-stopped", "The log takes no more entries until the server is started again: try again then.");
        }
    }

    private async Task<CanonicalObject> EnrolAsync(CanonicalObject body)
    {
        var (stationCode, text) = (body.Text("station"), body.Text("code"));
        var publicKey = Decode(body.Text("public", MostKey));
        var signature = Decode(body.Text("signature", SignatureText));
        body.Done();
        var station = live.Definition.Regions.FindStation(stationCode)
            ?? throw new RefusedException("station-unknown", $"There is no station {stationCode}: copy the 13 digits from the paper.");
        var code = EnrolmentCode.Read(stationCode, text, keys.OpenOrMakeSecret(KeyNames.PhoneCodes), clock.GetUtcNow());
        using var key = P256Verifier.Parse(publicKey);
        if (!key.Verifies([.. Domain, .. Encoding.UTF8.GetBytes($"{stationCode}\n{text}")], signature))
            throw new RefusedException("bad-signature", "The phone has not signed with the key that it sends: try again.");
        if (!registrar.Signer.IsEnrolled)
            throw new RefusedException("key-unknown", "This server's own key for enrolments is not enrolled in the log: tell its operator, and try the code again later.");
        var isKnown = IsOfficerOf(key.Id, stationCode);
        // From here on nothing is given up half-way: a code works once.
        if (!await shelf.TryUseAsync(code, publicKey, CancellationToken.None))
            throw new RefusedException("invitation-used", "This code has been used on another phone: ask the district committee for a new one.");
        if (!isKnown)
        {
            var outcome = await registrar.Signer.AppendAsync(
                (at, sequence) => KeyStatement.Enrol(live.Definition.Id, at, sequence, [.. publicKey], Role.Officer, stationCode), CancellationToken.None);
            if (outcome is AppendOutcome.Refused { Refusal: var (refused, sentence) } && refused != "key-known")
                throw new RefusedException(refused, sentence);
            // Two codes at the same moment with the same key: only one of them has enrolled it.
            IsOfficerOf(key.Id, stationCode);
        }

        await earlier.GiveWayAsync(code, station, key.Id);
        var next = live.Read(count => count.NextSequence(key.Id)) ?? throw Revoked();
        return Describe(station).Set("election", live.Definition.Id).Set("key", key.Id.ToString()).Set("next", next).Set("vkey", log.VerifierKey);
    }

    /// <summary>Whether a key is enrolled already, for that very station.</summary>
    /// <exception cref="RefusedException">It is enrolled for something else, or revoked: a code would be spent on it for nothing.</exception>
    private bool IsOfficerOf(KeyId key, string station) => live.Read(count => count.DescribeKey(key)) switch
    {
        null => false,
        { IsRevoked: true } => throw Revoked(),
        var known when known.Role == Role.Officer.Name() && known.Region == station => true,
        var known => throw new RefusedException("key-region", $"This phone's key is enrolled already as {known.Role} of {known.Region}, and a key has one place: try again with a new key; the code of {station} is still good."),
    };

    private static RefusedException Revoked() => new("key-revoked", "This phone's key has been revoked: try again with a new key.");

    private static CanonicalObject Describe(Station station) => new CanonicalObject()
        .Set("station", station.Code)
        .Set("name", PlaceName.Of(station.Name.Trim()))
        .Set("place", string.Join(", ", station.Village.Ancestors.Where(region => region.Level != RegionLevel.Nation)
            .Prepend(station.Village).DistinctBy(region => region.Code).OrderByDescending(region => region.Level).Select(region => PlaceName.Of(region.Name.Trim()))));

    private static byte[] Decode(string text) => Base64Url.IsValid(text)
        ? Base64Url.DecodeFromChars(text)
        : throw new RefusedException("malformed", $"\"{text}\" is not base64url.");
}
