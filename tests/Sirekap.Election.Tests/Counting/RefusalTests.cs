using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

/// <summary>Every reason for which the fold ignores a statement. Those of form alone are in <c>Statements/</c>.</summary>
public sealed partial class RefusalTests : IDisposable
{
    private const string Air = "1101012001001", AirToo = "1101012001002", Cemara = "1101022001001", CemaraToo = "1101022001002";
    private const string District = "110102", Regency = "1101", Province = "11";
    private const string Desa = SmallElection.Desa;

    private readonly Story _story = new(SmallElection.Definition);

    [Fact]
    public void Every_code_in_the_source_is_documented_and_tested()
    {
        var source = Sources("src/Sirekap.Election/Statements").Concat(Sources("src/Sirekap.Election/Counting"))
            .SelectMany(text => CodeInSource().Matches(text).Select(match => match.Groups["code"].Value)).ToHashSet();
        var documented = CodeInDocs().Matches(File.ReadAllText(Path.Combine(Fixture.Folder("docs"), "statements.md")))
            .Select(match => match.Groups["code"].Value);
        Assert.Equal(source.Order(), documented.Order());
        var tests = string.Concat(Sources("tests/Sirekap.Election.Tests/Statements").Concat(Sources("tests/Sirekap.Election.Tests/Counting")));
        Assert.All(source, code => Assert.Contains($"\"{code}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_begins_with_its_election()
    {
        var count = new Count(SmallElection.Definition);
        Assert.Equal("no-election", count.Apply(0, _story.Entries[1])!.Code);
        // The chance is gone: what should have been first cannot come later.
        Assert.Equal("election-exists", count.Apply(1, _story.Entries[0])!.Code);
    }

    [Fact]
    public void An_election_is_stated_once() =>
        Refused("election-exists", _story.AddBytes(_story.Entries[0]));

    [Fact]
    public void An_election_of_another_name_does_not_open_this_count()
    {
        Assert.Equal("other-election", Opening(opening => opening with { Election = "lain" })!.Code);
        var officer = _story.Officer(Air);
        Refused("other-election", _story.Add(officer, Form(officer) with { Election = "lain" }));
    }

    [Fact]
    public void The_election_s_data_files_must_be_ours()
    {
        Assert.Null(Opening(opening => opening));
        Assert.Equal("other-data", Opening(opening => opening with { Files = opening.Files.Remove("rules.json") })!.Code);
        Assert.Equal("other-data", Opening(opening => opening with { Files = opening.Files.SetItem("rules.json", Digest.Of("x"u8)) })!.Code);
        Assert.Equal("other-data", Opening(opening => opening with { Files = opening.Files.Add("more.json", Digest.Of("x"u8)) })!.Code);
    }

    [Fact]
    public void The_election_is_signed_by_the_root_that_it_names()
    {
        using var other = new TestKey();
        Assert.Equal("key-unknown", Opening(opening => opening, signer: other)!.Code);
        var changed = System.Text.Encoding.UTF8.GetString(_story.Entries[0].Span).Replace("sirekap-test", "sirekap-fake", StringComparison.Ordinal);
        var count = new Count(SmallElection.Definition);
        Assert.Equal("bad-signature", count.Apply(0, System.Text.Encoding.UTF8.GetBytes(changed))!.Code);
    }

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

    [Fact]
    public void An_officer_belongs_to_one_station_and_everyone_else_to_a_region()
    {
        using var key = new TestKey();
        Refused("key-region", _story.Enrol(key, Role.Officer, District));
        Refused("key-region", _story.Enrol(key, Role.Reviewer, Air));
        Assert.Null(_story.Enrol(key, Role.Officer, Air));
    }

    [Fact]
    public void A_form_is_sent_by_its_own_station_s_officer()
    {
        Refused("key-region", _story.Add(_story.Officer(AirToo), Form(_story.Officer(AirToo))));
        Refused("key-role", _story.Add(_story.Reader, Form(_story.Reader)));
        Refused("key-role", _story.Add(_story.Root, Form(_story.Root)));
    }

    [Fact]
    public void A_form_names_a_station_contest_page_and_fields_that_exist()
    {
        var officer = _story.Officer(Air);
        Refused("station-unknown", _story.Add(officer, Form(officer) with { Station = "1101012001999" }));
        Refused("contest-unknown", _story.Add(officer, Form(officer) with { Contest = "lain" }));
        Refused("field-unknown", _story.Add(officer, Form(officer) with { Figures = Story.Figures(("Z", 1)) }));
        var form = Form(officer);
        Refused("page-unknown", _story.Add(officer, form with { Pages = form.Pages.Add(3, Digest.Of("3"u8)) }));
        form = Form(officer);
        Refused("page-twice", _story.Add(officer, form with { Pages = form.Pages.SetItem(2, form.Pages[1]) }));
        Assert.Equal(FormState.Awaited, State(Air));
    }

    [Fact]
    public void No_form_is_older_than_voting_day()
    {
        var officer = _story.Officer(Air);
        Refused("contest-not-open", _story.Add(officer, Form(officer) with { At = StatementTime.Parse("2024-02-13T14:59:59Z") }));
        Assert.Null(_story.Add(officer, Form(officer) with { At = StatementTime.Parse("2024-02-13T15:00:00Z") }));
    }

    [Fact]
    public void A_form_replaces_the_one_in_force_by_naming_it()
    {
        var officer = _story.Officer(Air);
        Refused("nothing-to-replace", _story.Add(officer, Form(officer, replaces: 0)));
        Assert.Null(_story.Add(officer, Form(officer)));
        Refused("form-exists", _story.Add(officer, Form(officer)));
        var first = FormOf(Air);
        Assert.Null(_story.Add(officer, Form(officer, replaces: first)));
        Refused("form-exists", _story.Add(officer, Form(officer, replaces: first)));
    }

    [Fact]
    public void A_decided_form_is_not_replaced()
    {
        Agree(Air);
        Assert.Null(_story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        var officer = _story.Officer(Air);
        Refused("already-decided", _story.Add(officer, Form(officer, replaces: FormOf(Air))));
    }

    [Fact]
    public void A_reading_is_of_an_announced_photograph_of_the_form_in_force_and_once()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        var form = _story.Dossier(Air, Desa).Form!;
        var other = form with { Pages = form.Pages.SetItem(1, Digest.Of("other"u8)) };
        Refused("photo-not-announced", _story.ReadPage(other, 1, DesaFigures.Right));
        Assert.Null(_story.ReadPage(form, 1, DesaFigures.Right));
        Refused("reading-exists", _story.ReadPage(form, 1, DesaFigures.Right));
        _story.Submit(Air, Desa, DesaFigures.Good, form.Index);
        Refused("form-superseded", _story.ReadPage(form, 2, DesaFigures.Right));
    }

    [Fact]
    public void A_reading_names_every_field_of_its_page_and_a_public_copy()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        Refused("figures-incomplete", Reading(reading => reading with { Figures = reading.Figures[..^1] }));
        Refused("figures-incomplete", Reading(reading => reading with { Refused = "no-tag" }));
        Refused("evidence-missing", Reading(reading => reading with { PublicCopy = null }));
        Assert.Null(Reading(reading => reading with { Figures = [], PublicCopy = null, Refused = "no-tag" }));
    }

    [Fact]
    public void Nobody_decides_before_the_machine_has_read_everything()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        Refused("not-read-yet", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Refused("form-superseded", _story.Decide(AirToo, Desa, Outcome.Accept, DecisionReason.Misread));
    }

    [Fact]
    public void A_decision_needs_a_photograph_of_every_page()
    {
        var officer = _story.Officer(Air);
        var form = Form(officer);
        _story.Add(officer, form with { Pages = form.Pages.Remove(2) });
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Refused("evidence-missing", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Unreadable, DecisionReason.Illegible));
    }

    [Fact]
    public void A_decision_leaves_no_field_without_number()
    {
        _story.Submit(Air, Desa, DesaFigures.Good.Remove("T"));
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Refused("figures-incomplete", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Refused("field-unknown", _story.Decide(Air, Desa, Outcome.Correct, DecisionReason.Mistyped, ("Z", 10)));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Correct, DecisionReason.Mistyped, ("T", 10)));
        Assert.Equal(FormState.Decided, State(Air));
    }

    [Fact]
    public void A_decision_breaks_a_hard_rule_only_by_saying_that_the_paper_does()
    {
        _story.Submit(Air, Desa, DesaFigures.Good.SetItem("C.1", new Votes(121)));
        _story.ReadAll(Air, Desa, field => field == "C.1" ? 121 : DesaFigures.Right(field));
        Assert.Equal(FormState.Review, State(Air));
        Refused("rules-broken", _story.Decide(Air, Desa, Outcome.Accept, DecisionReason.Misread));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Accept, DecisionReason.WrongOnPaper));
        Assert.Equal(FormState.Decided, State(Air));
        Assert.Equal(121, Total("C.1"));
    }

    [Fact]
    public void A_recap_goes_from_open_to_closed_to_open_in_that_order()
    {
        Refused("recap-not-open", _story.CloseRecap(District, Desa));
        Assert.Null(_story.OpenRecap(District, Desa));
        Refused("recap-exists", _story.OpenRecap(District, Desa));
        Refused("recap-not-closed", _story.ReopenRecap(District, Desa, Regency));
        Refused("form-unsettled", _story.CloseRecap(District, Desa));
        Agree(Cemara);
        Agree(CemaraToo);
        Assert.Null(_story.CloseRecap(District, Desa));
        Assert.Equal(FormState.Final, State(Cemara));
        Refused("recap-not-open", _story.CloseRecap(District, Desa));
    }

    [Fact]
    public void A_recap_closes_with_the_computed_totals_only()
    {
        Agree(Cemara);
        Agree(CemaraToo);
        _story.OpenRecap(District, Desa);
        var totals = _story.TotalsOf(District, Desa);
        Refused("K.501", _story.CloseRecap(District, Desa, totals.SetItem("C.1", totals["C.1"] + 1)));
        Refused("K.501", _story.CloseRecap(District, Desa, totals.Remove("C.1")));
        Refused("K.501", _story.CloseRecap(District, Desa, totals.Add("Z", 0)));
        Assert.Null(_story.CloseRecap(District, Desa, totals));
    }

    [Fact]
    public void A_tier_closes_when_every_tier_below_has()
    {
        Assert.Null(_story.OpenRecap(Regency, Desa));
        Refused("recap-below-open", _story.CloseRecap(Regency, Desa));
    }

    [Fact]
    public void A_recap_is_signed_by_the_chair_of_its_tier_and_reopened_from_above()
    {
        Refused("key-region", _story.Recap(_story.Holder(Role.Chair, Regency), District, Desa, new OpenRecap(StorySteps.Present)));
        Refused("key-role", _story.Recap(_story.Reviewer, District, Desa, new OpenRecap(StorySteps.Present)));
        Refused("region-unknown", _story.Recap(_story.Holder(Role.Chair, District), "1101022001", Desa, new OpenRecap(StorySteps.Present)));
        Refused("contest-unknown", _story.Recap(_story.Holder(Role.Chair, District), District, "lain", new OpenRecap(StorySteps.Present)));
        Close();
        Refused("key-region", _story.ReopenRecap(District, Desa, District));
        Assert.Null(_story.ReopenRecap(District, Desa, Province));
        Assert.Equal(FormState.Agreed, State(Cemara));
        Assert.Single(_story.Count.Contest(Desa)!.RecapOf(SmallElection.Definition.Regions.FindRegion(District)!.Value)!.Voided);
    }

    [Fact]
    public void Under_a_closed_recap_nothing_changes()
    {
        Close();
        var officer = _story.Officer(Cemara);
        Refused("recap-closed", _story.Add(officer, Form(officer, Cemara, replaces: FormOf(Cemara))));
        Refused("recap-closed", _story.Decide(Cemara, Desa, Outcome.Unreadable, DecisionReason.Illegible));
        Assert.Equal(FormState.Final, State(Cemara));
    }

    [Fact]
    public void An_objection_marks_the_form_until_it_is_answered()
    {
        Agree(Air);
        Refused("key-role", _story.Object(_story.Reviewer, Air, Desa, "Keberatan."));
        Refused("objection-unknown", _story.Object(_story.Reviewer, Air, Desa, "Jawaban.", answers: 3));
        Assert.Null(_story.Object(_story.Supervisor, Air, Desa, "Keberatan."));
        var objection = _story.Count.Size - 1;
        Assert.True(_story.Dossier(Air, Desa).IsDisputed);
        Assert.Equal(FormState.Agreed, State(Air));
        Refused("key-role", _story.Object(_story.Supervisor, Air, Desa, "Jawaban.", objection));
        Assert.Null(_story.Object(_story.Reviewer, Air, Desa, "Jawaban.", objection));
        Assert.False(_story.Dossier(Air, Desa).IsDisputed);
        Refused("objection-unknown", _story.Object(_story.Reviewer, Air, Desa, "Jawaban.", objection));
    }

    [Fact]
    public void A_claim_names_fields_that_exist_and_comes_from_an_importer()
    {
        Refused("field-unknown", _story.Claim("kpu", Air, Desa, ("Z", 1)));
        Refused("station-unknown", _story.Claim("kpu", "1101012001999", Desa, ("D", 1)));
        Refused("contest-unknown", _story.Claim("kpu", Air, "lain", ("D", 1)));
        Assert.Null(_story.Claim("kpu", Air, Desa, ("D", 1)));
    }

    public void Dispose() => _story.Dispose();

    [GeneratedRegex("""(new|RefusedException)\("(?<code>[a-zK][a-z.0-9-]+)",""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeInSource();

    [GeneratedRegex("""^\| `(?<code>[^`]+)` \| (never|place) \|""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeInDocs();

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Fixture.Folder(folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static Sirekap.Election.Regions.Station Station(string code) => SmallElection.Definition.Regions.FindStation(code)!.Value;

    private void Refused(string code, Refusal? refusal)
    {
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(new(_story.Count.Size - 1, _story.Count.Ignored[^1].Kind, refusal!), _story.Count.Ignored[^1]);
    }

    private FormStatement Form(TestKey officer, string station = Air, long? replaces = null) =>
        _story.Form(station, Desa, DesaFigures.Good, officer, replaces);

    private long FormOf(string station) => _story.Dossier(station, Desa).Form!.Index;

    private FormState State(string station) => _story.Count.Contest(Desa)!.StateOf(Station(station));

    private long Total(string field) => _story.Count.Contest(Desa)!.TotalsOf(SmallElection.Definition.Regions.Nation)[field];

    private void Agree(string station)
    {
        _story.Submit(station, Desa, DesaFigures.Good);
        _story.ReadAll(station, Desa, DesaFigures.Right);
        Assert.Equal(FormState.Agreed, State(station));
    }

    private void Close()
    {
        Agree(Cemara);
        Agree(CemaraToo);
        Assert.Null(_story.OpenRecap(District, Desa));
        Assert.Null(_story.CloseRecap(District, Desa));
    }

    private Refusal? Reading(Func<ReadingStatement, ReadingStatement> change)
    {
        var form = _story.Dossier(Air, Desa).Form!;
        var figures = _story.Definition.FindContest(Desa)!.Fields.Where(field => field.Page == 1)
            .Select(field => new MachineFigure(Sirekap.Election.Readings.FieldReading.Blank(field.Id, 1), new(0, 0, 1, 1), null));
        return _story.Add(_story.Reader, change(new()
        {
            Election = _story.Definition.Id,
            At = _story.Now,
            Sequence = _story.Reader.NextSequence(),
            Station = Air,
            Contest = Desa,
            Form = form.Index,
            Page = 1,
            Photo = form.Pages[1],
            Model = Digest.Of("m"u8),
            PublicCopy = Digest.Of("p"u8),
            Figures = [.. figures],
        }));
    }

    private Refusal? EnrolBy(TestKey registrar, TestKey key, Role role, string region) => _story.Add(
        registrar, KeyStatement.Enrol(_story.Definition.Id, _story.Now, registrar.NextSequence(), key.PublicKey, role, region));

    private KeyStatement Revocation(TestKey registrar, KeyId key) =>
        KeyStatement.Revoke(_story.Definition.Id, _story.Now, registrar.NextSequence(), key, "hilang");

    /// <summary>What a fresh count says of a changed first entry.</summary>
    private Refusal? Opening(Func<ElectionStatement, ElectionStatement> change, TestKey? signer = null)
    {
        var opening = (ElectionStatement)SignedEntry.Parse(_story.Entries[0]).Statement;
        return new Count(SmallElection.Definition).Apply(0, SignedEntry.Sign(change(opening), signer ?? _story.Root).Bytes);
    }
}
