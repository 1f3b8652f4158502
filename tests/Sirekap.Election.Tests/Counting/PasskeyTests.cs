using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Officials sign by assertion, devices sign statements themselves; neither may sign in the other's way.</summary>
public sealed class PasskeyTests : IDisposable
{
    private const string Air = "1101012001001", District = "110101";

    private readonly Story _story = new(SmallElection.Definition);
    private readonly TestPasskey _passkey = new();

    public PasskeyTests()
    {
        _story.Submit(Air, SmallElection.Desa, DesaFigures.Good);
        _story.ReadAll(Air, SmallElection.Desa, field => field == "C.1" ? 121 : DesaFigures.Right(field));
        Assert.Null(_story.Add(_story.Root, Enrolment(_passkey)));
    }

    [Fact]
    public void An_official_decides_with_a_passkey()
    {
        Assert.Null(Fold(_passkey.Sign(Decision())));
        Assert.Equal(FormState.Decided, _story.Count.Contest(SmallElection.Desa)!.StateOf(SmallElection.Definition.Regions.FindStation(Air)!.Value));
    }

    [Fact]
    public void A_passkey_signs_at_its_own_desk_only()
    {
        using var elsewhere = new TestPasskey("https://meja.jahat.example");
        Assert.Null(_story.Add(_story.Root, Enrolment(elsewhere) with { Action = new EnrolKey(elsewhere.PublicKey, Role.Reviewer, District, _passkey.Origin) }));
        Assert.Equal("bad-assertion", Fold(elsewhere.Sign(Decision()))!.Code);
        Assert.Equal(2, _story.Count.Contest(SmallElection.Desa)!.Dossiers.Single().History.Count(line => line.Kind == "reading"));
        Assert.DoesNotContain(_story.Count.Contest(SmallElection.Desa)!.Dossiers.Single().History, line => line.Kind == "decision");
    }

    [Fact]
    public void A_device_s_key_signs_no_assertions_and_a_passkey_nothing_else()
    {
        using var bare = new TestPasskey();
        Assert.Null(_story.Add(_story.Root, Enrolment(bare) with { Action = new EnrolKey(bare.PublicKey, Role.Reviewer, District) }));
        Assert.Equal("bad-assertion", Fold(bare.Sign(Decision()))!.Code);
        using var key = new TestKey();
        Assert.Null(_story.Add(_story.Root, KeyStatement.Enrol(
            _story.Definition.Id, _story.Now, _story.Root.NextSequence(), key.PublicKey, Role.Reviewer, District, _passkey.Origin)));
        Assert.Equal("bad-assertion", _story.Add(key, Decision())!.Code);
    }

    [Fact]
    public void The_first_entry_is_signed_by_the_root_itself()
    {
        using var root = new TestPasskey();
        var opening = (ElectionStatement)SignedEntry.Parse(_story.Entries[0]).Statement;
        var count = new Count(SmallElection.Definition);
        Assert.Equal("bad-signature", count.Apply(0, root.Sign(opening with { Root = root.PublicKey }).Bytes)!.Code);
    }

    [Fact]
    public void An_assertion_of_another_statement_is_ignored_where_it_stands()
    {
        var entry = Encoding.UTF8.GetString(_passkey.Sign(Decision()).Bytes.Span).Replace("wrong-on-paper", "misread", StringComparison.Ordinal);
        Assert.Equal("bad-assertion", _story.AddBytes(Encoding.UTF8.GetBytes(entry))!.Code);
    }

    public void Dispose()
    {
        _story.Dispose();
        _passkey.Dispose();
    }

    private Refusal? Fold(SignedEntry entry) => _story.AddBytes(entry.Bytes);

    private KeyStatement Enrolment(TestPasskey passkey) => KeyStatement.Enrol(
        _story.Definition.Id, _story.Now, _story.Root.NextSequence(), passkey.PublicKey, Role.Reviewer, District, passkey.Origin);

    private DecisionStatement Decision() => new()
    {
        Election = _story.Definition.Id,
        At = _story.Now,
        Sequence = _passkey.NextSequence(),
        Station = Air,
        Contest = SmallElection.Desa,
        Form = _story.Dossier(Air, SmallElection.Desa).Form!.Index,
        Outcome = Outcome.Accept,
        Reason = DecisionReason.WrongOnPaper,
    };
}
