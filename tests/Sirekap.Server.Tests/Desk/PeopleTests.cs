using System.Text;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Signing;
using Sirekap.Server.Ledger;

namespace Sirekap.Server.Tests.Desk;

/// <summary>Registrars at the desk: everything they do to an account is a statement of their own passkey, or nothing happens.</summary>
public sealed class PeopleTests(DeskServer server) : IClassFixture<DeskServer>
{
    private const string Regency = "8271", District = "827102";

    [Fact]
    public async Task A_newcomer_is_enrolled_by_the_passkey_of_a_registrar_and_the_log_names_the_invitation()
    {
        using var registrar = await server.PersonAsync(Role.Registrar, Regency);
        using var newcomer = server.Stranger();
        var token = await InviteAsync(registrar, "reviewer", District);
        Assert.Equal("registrar", (await newcomer.AcceptAsync(token)).Answer!["waits"]);
        Assert.Equal("not-admitted", (await newcomer.LogInAsync()).Code);
        Assert.Contains(newcomer.Key.ToString(), await registrar.GetAsync("/desk/akun"), StringComparison.Ordinal);

        Assert.Equal("", await registrar.StateAsync("people/admit", Key(newcomer)));
        Assert.Equal(200, (await newcomer.LogInAsync()).Status);
        var entry = SignedEntry.Parse(await server.Service<LogBook>().EntryAsync(server.Live.Size - 1, TestContext.Current.CancellationToken) ?? default);
        var enrolled = Assert.IsType<EnrolKey>(((KeyStatement)entry.Statement).Action);
        Assert.Equal((registrar.Key, Role.Reviewer, District), (entry.Key, enrolled.Role, enrolled.Region));
        Assert.NotNull(enrolled.Invitation);
        Assert.NotNull(entry.Assertion);
        Assert.DoesNotContain($"data-admit=\"{newcomer.Key}\"", await registrar.GetAsync("/desk/akun"), StringComparison.Ordinal);

        using var second = server.Stranger();
        Assert.Equal("invitation-used", (await second.AcceptAsync(token)).Code);
        await server.RefusedAsync("invitation-used", registrar, "people/admit", Key(newcomer));
        await server.RefusedAsync("arrival-unknown", registrar, "people/admit", Key(second));
    }

    [Fact]
    public async Task Invitations_go_as_far_as_the_registrar_s_right()
    {
        using var registrar = await server.PersonAsync(Role.Registrar, Regency);
        using var reviewer = await server.PersonAsync(Role.Reviewer, Regency);
        using var stranger = server.Stranger();
        await server.RefusedAsync("key-region", registrar, "people/invite", Invite("reviewer", "82"));
        await server.RefusedAsync("key-region", registrar, "people/invite", Invite("registrar", Regency));
        await server.RefusedAsync("key-role", registrar, "people/invite", Invite("officer", District));
        await server.RefusedAsync("region-unknown", registrar, "people/invite", Invite("reviewer", "4711"));
        await server.RefusedAsync("malformed", registrar, "people/invite", Invite("king", District));
        await server.RefusedAsync("malformed", registrar, "people/invite", Invite("reviewer", District, 1000));
        await server.RefusedAsync("key-role", reviewer, "people/invite", Invite("reviewer", District));
        await server.RefusedAsync("not-logged-in", stranger, "people/invite", Invite("reviewer", District));
        Assert.Contains("id=\"invite\"", await registrar.GetAsync("/desk/akun"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"invite\"", await reviewer.GetAsync("/desk/akun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_registrars_take_a_passkey_away_and_its_session_ends_at_once()
    {
        using var first = await server.PersonAsync(Role.Registrar, Regency);
        using var second = await server.PersonAsync(Role.Registrar, Regency);
        using var witness = await server.PersonAsync(Role.Witness, District);
        var revocation = Key(witness).Set("reason", "Perangkat hilang.");
        await server.RefusedAsync("key-role", witness, "people/revoke", revocation);
        Assert.Equal("", await first.StateAsync("people/revoke", revocation));
        await server.RefusedAsync("second-signer", first, "people/revoke", revocation);
        Assert.Contains("menunggu tanda tangan kedua", await second.GetAsync("/desk/akun?status=separuh"), StringComparison.Ordinal);
        Assert.Contains("Perangkat hilang.", await second.GetAsync($"/desk/akun/{witness.Key}"), StringComparison.Ordinal);
        Assert.Contains("Keberatan", await witness.GetAsync("/desk/keberatan"), StringComparison.Ordinal);

        Assert.Equal("", await second.StateAsync("people/revoke", revocation));
        await server.RefusedAsync("key-revoked", second, "people/revoke", revocation);
        await server.RefusedAsync("not-logged-in", witness, "sheet/take", []);
        Assert.Equal("key-revoked", (await witness.LogInAsync()).Code);
        Assert.Contains($"{witness.Key},witness,{District}", await second.GetAsync("/desk/akun.csv?status=dicabut&peran=witness"), StringComparison.Ordinal);
        Assert.DoesNotContain(witness.Key.ToString(), await second.GetAsync("/desk/akun.csv?status=aktif"), StringComparison.Ordinal);

        // A revoked registrar's invitations are void.
        var token = await InviteAsync(first, "auditor", District);
        using var root = await server.PersonAsync(Role.Registrar, "82");
        var away = Key(first).Set("reason", "Pindah tugas.");
        Assert.Equal("", await root.StateAsync("people/revoke", away));
        using var other = await server.PersonAsync(Role.Registrar, "82");
        Assert.Equal("", await other.StateAsync("people/revoke", away));
        using var late = server.Stranger();
        Assert.Equal("invitation-void", (await late.AcceptAsync(token)).Code);
    }

    [Fact]
    public async Task An_invitation_is_not_lost_to_an_enrolment_that_the_log_would_refuse()
    {
        using var witness = await server.PersonAsync(Role.Witness, District);
        var token = server.Invitation(Role.Supervisor, District);
        var before = server.Live.Size;
        Assert.Equal("key-known", (await witness.AcceptAsync(token)).Code);
        Assert.Equal(before, server.Live.Size);
        using var newcomer = server.Stranger();
        Assert.Equal(200, (await newcomer.AcceptAsync(token)).Status);
    }

    [Fact]
    public async Task A_statement_that_was_prepared_a_quarter_of_an_hour_ago_is_not_signed()
    {
        using var registrar = await server.PersonAsync(Role.Registrar, Regency);
        using var board = await server.PersonAsync(Role.Board, District);
        var (_, _, prepared) = await registrar.SendAsync("people/revoke", Key(board).Set("reason", "Salah ketik."));
        var before = server.Live.Size;
        var at = StatementTime.Parse(CanonicalJson.Parse(Encoding.UTF8.GetBytes(prepared!["statement"])).Text("at")).Moment;
        var late = await Assert.ThrowsAsync<RefusedException>(() => SignAsync(at + SigningPad.Patience + TimeSpan.FromSeconds(1)));
        Assert.Equal(("nothing-to-sign", before), (late.Refusal.Code, server.Live.Size));
        Assert.Equal(before, await SignAsync(at + SigningPad.Patience));

        Task<long> SignAsync(DateTimeOffset now) => new SigningPad(server.Service<LogBook>(), server.Live, new FakeTimeProvider(now)).SignAsync(
            new(registrar.Key, "", Role.Registrar, Regency), PasskeyAnswer.Read(registrar.Answer(prepared["statement"])), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_login_works_once()
    {
        using var auditor = await server.PersonAsync(Role.Auditor, "0");
        var (_, _, begun) = await auditor.SendAsync("login/begin", []);
        var cookies = new Dictionary<string, string>(auditor.Cookies);
        var answer = auditor.Answer(begun!["text"]);
        Assert.Equal(200, (await auditor.SendAsync("login", answer)).Status);
        using var thief = server.Stranger();
        foreach (var (name, value) in cookies)
            thief.Cookies[name] = value;
        Assert.Equal("login-expired", (await thief.SendAsync("login", answer)).Code);
    }

    [Fact]
    public async Task Nothing_is_signed_that_was_not_prepared_and_nothing_twice()
    {
        using var registrar = await server.PersonAsync(Role.Registrar, Regency);
        using var board = await server.PersonAsync(Role.Board, District);
        await server.RefusedAsync("nothing-to-sign", registrar, "sign", new CanonicalObject().Set("answer", registrar.Answer("{}")));
        var (_, _, prepared) = await registrar.SendAsync("people/revoke", Key(board).Set("reason", "Salah ketik."));
        var text = prepared!["statement"];
        // A passkey that signs another text, or another passkey that signs this one.
        await server.RefusedAsync("bad-assertion", registrar, "sign", new CanonicalObject().Set("answer", registrar.Answer(text.Replace("Salah", "Benar", StringComparison.Ordinal))));
        await server.RefusedAsync("bad-signature", registrar, "sign", new CanonicalObject().Set("answer", board.Answer(text)));
        var answer = new CanonicalObject().Set("answer", registrar.Answer(text));
        Assert.Equal(200, (await registrar.SendAsync("sign", answer)).Status);
        await server.RefusedAsync("nothing-to-sign", registrar, "sign", answer);
    }

    private static async Task<string> InviteAsync(DeskVisitor registrar, string role, string region)
    {
        var (status, code, answer) = await registrar.SendAsync("people/invite", Invite(role, region));
        Assert.True(status == 200, code);
        return DeskServer.TokenOf(answer!);
    }

    private static CanonicalObject Invite(string role, string region, long hours = 24) => new CanonicalObject().Set("role", role).Set("region", region).Set("hours", hours);

    private static CanonicalObject Key(DeskVisitor visitor) => new CanonicalObject().Set("key", visitor.Key.ToString());
}
