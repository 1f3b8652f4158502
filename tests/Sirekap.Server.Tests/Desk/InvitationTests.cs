using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Tests.Desk;

/// <summary>What a link lets in, and what it does not.</summary>
public sealed class InvitationTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 2, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _registrar = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private P256Verifier Verifier => P256Verifier.Parse(_registrar.ExportSubjectPublicKeyInfo());

    [Fact]
    public void An_invitation_says_role_and_region_and_is_one_of_its_kind()
    {
        var (one, other) = (Invitation.Read(Issue(), Verifier, Now), Invitation.Read(Issue(), Verifier, Now));
        Assert.Equal((Role.Reviewer, "827102"), (one.Role, one.Region));
        Assert.NotEqual(one.Nonce, other.Nonce);
        Assert.True(one.Nonce.Length >= 22);
    }

    [Fact]
    public void It_is_good_until_it_expires_and_not_a_second_longer()
    {
        var token = Issue();
        Assert.NotNull(Invitation.Read(token, Verifier, Now.AddSeconds(3599)));
        Refused("invitation-expired", token, Now.AddSeconds(3600));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("e30.e30")]
    [InlineData("a.b.c")]
    [InlineData("%%.%%")]
    public void Anything_else_is_none(string token) => Refused("invitation-unknown", token, Now);

    [Fact]
    public void No_letter_of_it_can_be_changed()
    {
        var token = Issue();
        for (var at = 0; at < token.Length; at += 7)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Refused("invitation-unknown", changed, Now);
        }
    }

    [Fact]
    public void What_the_registrar_signed_in_the_log_invites_nobody()
    {
        var body = """{"nonce":"AAAAAAAAAAAAAAAAAAAAAA","region":"0","role":"chair","until":"2030-01-01T00:00:00Z"}"""u8.ToArray();
        var signature = new P256Signer(_registrar).Sign(body);
        Refused("invitation-unknown", $"{System.Buffers.Text.Base64Url.EncodeToString(body)}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}", Now);
    }

    public void Dispose() => _registrar.Dispose();

    private string Issue() => Invitation.Issue(Role.Reviewer, "827102", new(Now.AddHours(1)), new P256Signer(_registrar));

    private void Refused(string code, string token, DateTimeOffset now) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Invitation.Read(token, Verifier, now)).Refusal.Code);
}
