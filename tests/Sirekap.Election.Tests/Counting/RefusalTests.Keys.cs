using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Refusals of signatures, sequences and keys.</summary>
public sealed partial class RefusalTests
{
    [Fact]
    public void An_unknown_key_signs_nothing()
    {
        using var stranger = new TestKey();
        Refused("key-unknown", _story.Add(stranger, Form(stranger)));
        Assert.Null(_story.Count.Contest(Desa)!.DossierOf(Station(Air)));
    }

    [Fact]
    public void A_signature_over_other_bytes_is_bad_and_earns_no_line_in_the_history()
    {
        var officer = _story.Officer(Air);
        var honest = System.Text.Encoding.UTF8.GetString(SignedEntry.Sign(Form(officer), officer).Bytes.Span);
        Refused("bad-signature", _story.AddBytes(System.Text.Encoding.UTF8.GetBytes(honest.Replace("\"D\":300", "\"D\":301", StringComparison.Ordinal))));
        Assert.Null(_story.Count.Contest(Desa)!.DossierOf(Station(Air)));
    }

    [Fact]
    public void A_statement_cannot_be_replayed()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        Refused("sequence-replayed", _story.AddBytes(_story.Entries[^1]));
    }

    /// <summary>What was ignored once cannot be brought back by somebody else when it would suit.</summary>
    [Fact]
    public void An_ignored_statement_has_used_its_sequence_up_too()
    {
        Close();
        var officer = _story.Officer(Cemara);
        Refused("recap-closed", _story.Add(officer, Form(officer, Cemara, replaces: FormOf(Cemara))));
        var ignored = _story.Entries[^1];
        Assert.Null(_story.ReopenRecap(District, Desa, Regency));
        Refused("sequence-replayed", _story.AddBytes(ignored));
    }

    [Fact]
    public void A_revoked_key_signs_no_more_and_what_it_signed_before_stands()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        var officer = _story.Officer(Air);
        Assert.Null(_story.Revoke(officer.Key));
        Refused("key-revoked", _story.Add(officer, Form(officer, replaces: FormOf(Air))));
        Refused("key-revoked", _story.Revoke(officer.Key));
        Assert.Equal(FormState.Received, State(Air));
        Assert.Null(_story.Count.NextSequence(officer.Key));
    }

    [Fact]
    public void Only_a_key_that_is_enrolled_can_be_revoked()
    {
        using var stranger = new TestKey();
        Refused("key-unknown", _story.Revoke(stranger.Key));
        Refused("key-unknown", _story.Revoke(_story.Root.Key));
    }

    [Fact]
    public void A_key_is_enrolled_once_and_only_under_one_name()
    {
        Refused("key-known", _story.Enrol(_story.Officer(Air), Role.Officer, Air));
        Assert.Null(_story.Revoke(_story.Officer(Air).Key));
        Refused("key-known", _story.Enrol(_story.Officer(Air), Role.Officer, Air));
    }

    [Fact]
    public void A_registrar_rules_its_own_region_and_registrars_only_below_it()
    {
        var registrar = _story.Holder(Role.Registrar, Regency);
        using var key = new TestKey();
        Refused("key-region", EnrolBy(registrar, key, Role.Officer, "1201012001001"));
        Refused("key-region", EnrolBy(registrar, key, Role.Chair, Province));
        Refused("key-region", EnrolBy(registrar, key, Role.Registrar, Regency));
        Refused("key-region", EnrolBy(registrar, key, Role.Reader, District));
        Refused("key-region", _story.Add(registrar, Revocation(registrar, _story.Reviewer.Key)));
        Refused("region-unknown", EnrolBy(registrar, key, Role.Chair, "77"));
        Assert.Null(EnrolBy(registrar, key, Role.Officer, Cemara));
        Refused("key-role", EnrolBy(key, _story.Officer(Air), Role.Officer, Air));
        using var lower = new TestKey();
        Assert.Null(EnrolBy(registrar, lower, Role.Registrar, District));
        Refused("key-region", _story.Add(lower, Revocation(lower, registrar.Key)));
    }

    [Fact]
    public void A_passkey_is_revoked_by_two_registrars_or_by_the_root()
    {
        using var first = new TestPasskey();
        using var second = new TestPasskey();
        Assert.All([first, second], key => Assert.Null(_story.Add(_story.Root, KeyStatement.Enrol(
            _story.Definition.Id, _story.Now, _story.Root.NextSequence(), key.PublicKey, Role.Reviewer, District, key.Origin))));
        var (one, other) = (_story.Holder(Role.Registrar, Regency), _story.Holder(Role.Registrar, Province));
        Assert.Null(_story.Add(one, Revocation(one, first.Key)));
        Refused("second-signer", _story.Add(one, Revocation(one, first.Key)));
        Assert.NotNull(_story.Count.NextSequence(first.Key));
        Assert.Null(_story.Add(other, Revocation(other, first.Key)));
        Assert.Null(_story.Count.NextSequence(first.Key));
        Assert.Null(_story.Revoke(second.Key));
        Assert.Null(_story.Count.NextSequence(second.Key));
    }

    [Fact]
    public void An_invitation_lets_one_person_in_for_good()
    {
        var invitation = Digest.Of("undangan"u8);
        using var first = new TestPasskey();
        using var second = new TestPasskey();
        Assert.Null(Invited(first));
        Refused("invitation-used", Invited(second));
        Assert.True(_story.Count.IsInvitationUsed(invitation));
        Assert.Null(_story.Revoke(first.Key));
        Refused("invitation-used", Invited(second));

        Refusal? Invited(TestPasskey newcomer) => _story.Add(_story.Root, KeyStatement.Enrol(
            _story.Definition.Id, _story.Now, _story.Root.NextSequence(), newcomer.PublicKey, Role.Reviewer, District, newcomer.Origin, invitation));
    }

    [Fact]
    public void The_list_of_keys_says_who_is_where_and_how_far_a_revocation_is()
    {
        using var passkey = new TestPasskey();
        Assert.Null(_story.Add(_story.Root, KeyStatement.Enrol(
            _story.Definition.Id, _story.Now, _story.Root.NextSequence(), passkey.PublicKey, Role.Reviewer, District, passkey.Origin)));
        var (one, other) = (_story.Holder(Role.Registrar, Regency), _story.Holder(Role.Registrar, Province));
        Assert.True(_story.Count.MayManage(one.Key, Role.Reviewer, District));
        Assert.False(_story.Count.MayManage(one.Key, Role.Registrar, Regency));
        Assert.False(_story.Count.MayManage(_story.Reviewer.Key, Role.Reviewer, District));
        Assert.Null(_story.Add(one, Revocation(one, passkey.Key)));
        Assert.Equal((true, false), (Listed().IsActive, Listed().Revocation!.IsComplete));
        Assert.Null(_story.Add(other, Revocation(other, passkey.Key)));
        Assert.Equal((false, one.Key, _story.Count.Size - 1), (Listed().IsActive, Listed().Revocation!.By, Listed().Revocation!.Second));

        KeyHolder Listed() => Assert.Single(_story.Count.KeyHoldersIn(SmallElection.Definition.Regions.FindRegion(District)!.Value), key => key.IsPasskey);
    }
}
