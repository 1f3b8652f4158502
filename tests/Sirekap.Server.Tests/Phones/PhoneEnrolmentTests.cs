using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Server.Hosting;
using Sirekap.Server.Phones;
using Sirekap.Server.Tests.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Phones;

/// <summary>A phone becomes its station's, over HTTP, as the app asks for it.</summary>
public sealed class PhoneEnrolmentTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_code_enrols_one_phone_and_the_same_phone_again_when_the_answer_was_lost()
    {
        const string Station = "1101012001001";
        var code = Code(Station);
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var size = server.Live.Size;
        var (status, first) = await EnrolAsync(phone, Station, code);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((Station, 1L), (first.GetProperty("station").GetString(), first.GetProperty("next").GetInt64()));
        Assert.NotEmpty(first.GetProperty("vkey").GetString()!);
        var known = server.Live.Read(count => count.DescribeKey(KeyId.Of(phone.ExportSubjectPublicKeyInfo())));
        Assert.Equal(("officer", Station), (known!.Role, known.Region));

        var (again, second) = await EnrolAsync(phone, Station, code);
        Assert.Equal((HttpStatusCode.OK, first.GetProperty("key").GetString()), (again, second.GetProperty("key").GetString()));
        Assert.Equal(size + 1, server.Live.Size);

        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal((HttpStatusCode.Conflict, "invitation-used"), Refusal(await EnrolAsync(thief, Station, code)));
        Assert.Equal(size + 1, server.Live.Size);
    }

    [Fact]
    public async Task An_expired_code_one_of_another_station_and_a_key_that_does_not_sign_let_nobody_in()
    {
        const string Station = "1101012001002";
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal((HttpStatusCode.Forbidden, "invitation-expired"), Refusal(await EnrolAsync(phone, Station, Code(Station, hours: -2))));
        Assert.Equal((HttpStatusCode.Forbidden, "invitation-unknown"), Refusal(await EnrolAsync(phone, Station, Code("1101012001003"))));
        Assert.Equal((HttpStatusCode.NotFound, "station-unknown"), Refusal(await EnrolAsync(phone, "1101012001999", Code("1101012001999"))));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var code = Code(Station);
        Assert.Equal((HttpStatusCode.Forbidden, "bad-signature"), Refusal(await EnrolAsync(phone, Station, code, signer: other)));
        // None of that used the code up, and many wrong codes from its address hold up wrong ones alone.
        var wrong = Code("1101012001003");
        for (var tries = 1; tries < WrongCodes.Most; tries++)
            Assert.Equal((HttpStatusCode.Forbidden, "invitation-unknown"), Refusal(await EnrolAsync(phone, Station, wrong)));
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), Refusal(await EnrolAsync(phone, Station, wrong)));
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(phone, Station, code)).Status);
    }

    [Fact]
    public async Task A_key_has_one_station_and_another_stations_code_is_not_spent_on_it()
    {
        const string Station = "1101012001003", Other = "1101012001002";
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(phone, Station, Code(Station))).Status);
        var code = Code(Other);
        Assert.Equal((HttpStatusCode.Forbidden, "key-region"), Refusal(await EnrolAsync(phone, Other, code)));
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(fresh, Other, code)).Status);
        // The same key with a second code of its own station: the answer to the first was lost, and the paper too.
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(phone, Station, Code(Station))).Status);
    }

    [Theory]
    [InlineData("1101012002001", EnrolmentPurpose.Replace, "replaced")]
    [InlineData("1101012002002", EnrolmentPurpose.Lost, "lost")]
    [InlineData("1101012003001", EnrolmentPurpose.Beside, null)]
    public async Task A_new_phone_takes_the_place_of_the_stations_earlier_one_unless_its_code_says_beside(string station, EnrolmentPurpose purpose, string? reason)
    {
        using ECDsa old = ECDsa.Create(ECCurve.NamedCurves.nistP256), phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (oldCode, code) = (Code(station), Code(station, purpose: purpose));
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(old, station, oldCode)).Status);
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(phone, station, code)).Status);
        var size = server.Live.Size;
        // The answer was lost: asked again, nothing is revoked twice, and nobody revokes a phone that came after his own.
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync(phone, station, code)).Status);
        Assert.Equal(reason is null ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await EnrolAsync(old, station, oldCode)).Status);
        Assert.Equal(size, server.Live.Size);
        Assert.NotNull(server.Live.Read(count => count.NextSequence(KeyId.Of(phone.ExportSubjectPublicKeyInfo()))));
        Assert.Equal(reason is null, server.Live.Read(count => count.NextSequence(KeyId.Of(old.ExportSubjectPublicKeyInfo()))) is not null);
        if (reason is not null)
            Assert.Contains($"\"reason\":\"{reason}\"", await server.Http.GetStringAsync(new Uri($"/log/entry/{size - 1}", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>The same code says that the earlier key is revoked already, which is well, and that the registrar's own is, which is not.</summary>
    [Fact]
    public void Only_a_phone_that_signs_no_more_has_given_way()
    {
        var refused = new AppendOutcome.Refused(new("key-revoked", "…"));
        Assert.Null(EarlierPhones.Failure(refused, stillSigns: false));
        Assert.Equal("key-revoked", EarlierPhones.Failure(refused, stillSigns: true)?.Code);
        Assert.Null(EarlierPhones.Failure(new AppendOutcome.Stored(1), stillSigns: false));
    }

    private string Code(string station, double hours = 24, EnrolmentPurpose purpose = EnrolmentPurpose.Replace) =>
        EnrolmentCode.Issue(station, TimeProvider.System.GetUtcNow().AddHours(hours), server.Keys.OpenOrMakeSecret(KeyNames.PhoneCodes), purpose).Text;

    private static (HttpStatusCode Status, string? Code) Refusal((HttpStatusCode Status, JsonElement Body) answer) =>
        (answer.Status, answer.Body.GetProperty("code").GetString());

    private async Task<(HttpStatusCode Status, JsonElement Body)> EnrolAsync(ECDsa phone, string station, string code, ECDsa? signer = null)
    {
        var signature = (signer ?? phone).SignData(Encoding.UTF8.GetBytes($"sirekap phone enrolment\n{station}\n{code}"), HashAlgorithmName.SHA256);
        var request = new CanonicalObject().Set("station", station).Set("code", code)
            .Set("public", Base64Url.EncodeToString(phone.ExportSubjectPublicKeyInfo())).Set("signature", Base64Url.EncodeToString(signature));
        using var content = new ByteArrayContent(request.ToBytes()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await server.Http.PostAsync(new Uri("/hp/api/daftar", UriKind.Relative), content);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return (answer.StatusCode, body.RootElement.Clone());
    }
}
