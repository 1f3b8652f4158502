using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

public sealed class CountTests : IDisposable
{
    private const string Desa = SmallElection.Desa, Ketua = SmallElection.Ketua;
    private const string Air = "1101012001001", AirToo = "1101012001002", AirThree = "1101012001003", Far = "1201022001001";

    private readonly Story _story = new(SmallElection.Definition);

    /// <summary>One thing that happens on a random night.</summary>
    private static readonly Gen<(int Station, int Kind, int Votes)> Happening =
        Gen.Select(Gen.Int[0, SmallElection.Definition.Regions.StationCount - 1], Gen.Int[0, 9], Gen.Int[0, 200]);

    [Fact]
    public void The_list_of_unread_forms_and_a_region_s_dossiers_are_what_a_look_at_all_forms_finds_on_any_night() => Happening.Array[1, 60].Sample(
        night =>
        {
            using var story = Tell(night);
            foreach (var contest in story.Definition.Contests)
            {
                var count = story.Count.Contest(contest.Code)!;
                Assert.Equal(
                    count.Dossiers.Where(dossier => dossier is { Form: not null, IsFullyRead: false }).OrderBy(dossier => dossier.Form!.Index), count.Unread);
                foreach (var region in Enumerable.Range(0, story.Definition.Regions.RegionCount).Select(story.Definition.Regions.RegionAt))
                    Assert.Equal(count.Dossiers.Where(dossier => region.Contains(dossier.Station)), count.DossiersIn(region));
            }
        },
        iter: 50);

    [Fact]
    public void The_running_totals_are_those_of_a_recount_on_any_night() => Happening.Array[1, 60].Sample(
        night =>
        {
            using var story = Tell(night);
            foreach (var contest in story.Definition.Contests)
            {
                var count = story.Count.Contest(contest.Code)!;
                var again = count.Recount();
                for (var index = 0; index < story.Definition.Regions.RegionCount; index++)
                {
                    var region = story.Definition.Regions.RegionAt(index);
                    var running = count.TotalsOf(region);
                    Assert.Equal(again.FiguresOf(region), running.Figures.ToArray());
                    Assert.Equal(again.FormsOf(region).ToArray(), running.Forms.ToArray());
                    Assert.Equal(region.StationCount, running.All);
                }
            }
        },
        iter: 40);

    /// <summary>The totals once more, from the public view of single stations.</summary>
    [Fact]
    public void A_total_is_the_sum_of_its_counted_stations_on_any_night() => Happening.Array[1, 60].Sample(
        night =>
        {
            using var story = Tell(night);
            var count = story.Count.Contest(Desa)!;
            foreach (var region in story.Definition.Regions.Nation.Children.Append(story.Definition.Regions.Nation))
            {
                for (var column = 0; column < count.Contest.Fields.Length; column++)
                {
                    var sum = region.Stations.Sum(station => count.CountedFigure(station, column)?.Value ?? 0);
                    Assert.Equal(sum, count.TotalsOf(region).Figures[column]);
                }

                Assert.Equal(region.Stations.Count(station => count.StateOf(station).IsCounted()), count.TotalsOf(region).Counted);
            }
        },
        iter: 40);

    /// <summary>What is found at once is what looking at every form would find.</summary>
    [Fact]
    public void The_handled_forms_of_a_region_are_those_with_more_than_forms_readings_and_claims_on_any_night() => Happening.Array[1, 60].Sample(
        night =>
        {
            using var story = Tell(night);
            var count = story.Count.Contest(Desa)!;
            for (var index = 0; index < story.Definition.Regions.RegionCount; index++)
            {
                var region = story.Definition.Regions.RegionAt(index);
                Assert.Equal(count.DossiersIn(region).Where(dossier => dossier.History.Any(entry => entry.Kind is not ("form" or "reading" or "claim"))), count.HandledIn(region));
                Assert.Equal(count.DossiersIn(region).Where(dossier => dossier.IsSampled), count.DrawnIn(region).Where(dossier => dossier.IsSampled));
            }
        },
        iter: 40);

    [Fact]
    public void The_same_entries_give_the_same_count_on_any_night() => Happening.Array[1, 60].Sample(
        night =>
        {
            using var story = Tell(night);
            var again = new Count(SmallElection.Definition);
            for (var index = 0; index < story.Entries.Count; index++)
                again.Apply(index, story.Entries[index]);
            Assert.Equal(Print(story.Count), Print(again));
        },
        iter: 25);

    [Fact]
    public void What_is_judged_is_what_is_applied_on_any_night() => Happening.Array[1, 40].Sample(
        night =>
        {
            using var story = Tell(night);
            var again = new Count(SmallElection.Definition);
            for (var index = 0; index < story.Entries.Count; index++)
            {
                var judged = again.Judge(Sirekap.Election.Statements.SignedEntry.Parse(story.Entries[index]));
                Assert.Equal(judged, again.Apply(index, story.Entries[index]));
            }
        },
        iter: 15);

    [Fact]
    public void A_form_that_agrees_is_counted_in_its_ancestors_and_nowhere_else()
    {
        Agree(Air, DesaFigures.Good);
        foreach (var region in new[] { "1101012001", "110101", "1101", "11", "0" })
            Assert.Equal(120, Totals(region)["C.1"]);
        foreach (var region in new[] { "1101012002", "110102", "1102", "12" })
            Assert.Equal(0, Totals(region)["C.1"]);
        Assert.Null(Totals("12").Changed);
        Assert.NotNull(Totals("0").Changed);
    }

    [Fact]
    public void The_contests_of_one_station_are_counted_apart()
    {
        Agree(Air, DesaFigures.Good);
        var ketua = Story.Figures(("K.1", 5), ("K.2", 6), ("S", 11), ("T", 1), ("J", 12));
        _story.Submit(Air, Ketua, ketua);
        _story.ReadAll(Air, Ketua, field => ketua[field].Value);
        Assert.Equal(11, _story.Count.Contest(Ketua)!.TotalsOf(SmallElection.Definition.Regions.Nation)["S"]);
        Assert.Equal(240, Totals("0")["S"]);
    }

    [Fact]
    public void A_replacement_takes_the_old_figures_out_until_it_agrees_itself()
    {
        Agree(Air, DesaFigures.Good);
        var better = DesaFigures.Of(121, 90, 30, 10);
        _story.Submit(Air, Desa, better, _story.Dossier(Air, Desa).Form!.Index);
        Assert.Equal(0, Totals("0")["C.1"]);
        _story.ReadAll(Air, Desa, field => better[field].Value);
        Assert.Equal(121, Totals("0")["C.1"]);
    }

    [Theory]
    [InlineData("K.203", "C.1", 121)] // the candidates no longer make the valid votes
    [InlineData("K.204", "T", 11)]
    [InlineData("K.103", "P", 999)]
    public void A_broken_hard_rule_keeps_an_agreeing_form_out(string rule, string field, int votes)
    {
        var figures = DesaFigures.Good.SetItem(field, new Votes(votes));
        _story.Submit(Air, Desa, figures);
        _story.ReadAll(Air, Desa, read => figures[read].Value);
        Assert.Equal(FormState.Review, _story.Dossier(Air, Desa).State);
        Assert.Contains(rule, Codes(Air));
        Assert.Equal(0, Totals("0").Counted);
    }

    [Fact]
    public void A_soft_finding_lets_a_form_count()
    {
        Agree(Air, DesaFigures.Of(200, 0, 0, 1));
        Assert.Equal(["P.203"], Codes(Air));
        Assert.Equal(1, Totals("0").Counted);
    }

    [Fact]
    public void A_machine_that_reads_another_number_sends_the_form_to_people()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        _story.ReadAll(Air, Desa, field => field == "C.2" ? 91 : DesaFigures.Right(field));
        var finding = Assert.Single(_story.Dossier(Air, Desa).Findings);
        Assert.Equal(("K.302", "C.2", "90 ≠ 91"), (finding.Code, Assert.Single(finding.Fields), finding.Expression));
        Assert.Equal(FormState.Review, _story.Dossier(Air, Desa).State);
    }

    [Fact]
    public void A_field_that_only_one_side_read_sends_the_form_to_people()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        _story.ReadAll(Air, Desa, field => field == "C.2" ? null : DesaFigures.Right(field));
        Assert.Equal(["K.304"], Codes(Air));
        _story.Submit(AirToo, Desa, DesaFigures.Good.Remove("C.2"));
        _story.ReadAll(AirToo, Desa, DesaFigures.Right);
        Assert.Equal(["K.304"], Codes(AirToo));
        Assert.Equal(0, Totals("0").Counted);
    }

    [Fact]
    public void A_picture_of_another_station_is_found_at_the_second_station_only()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        var officer = _story.Officer(Far);
        var form = _story.Form(Far, Desa, DesaFigures.Good, officer);
        _story.Add(officer, form with { Pages = form.Pages.SetItem(1, _story.Dossier(Air, Desa).Form!.Pages[1]) });
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        _story.ReadAll(Far, Desa, DesaFigures.Right);
        Assert.Empty(Codes(Air));
        Assert.Equal(["K.401"], Codes(Far));
        Assert.Equal(Air, _story.Dossier(Far, Desa).Form!.DuplicateOf);
        Assert.Equal(FormState.Review, _story.Dossier(Far, Desa).State);
    }

    [Fact]
    public void A_station_may_send_its_own_picture_again()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        var first = _story.Dossier(Air, Desa).Form!;
        var officer = _story.Officer(Air);
        _story.Add(officer, _story.Form(Air, Desa, DesaFigures.Good, officer, first.Index) with { Pages = first.Pages });
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Assert.Equal(FormState.Agreed, _story.Dossier(Air, Desa).State);
    }

    [Fact]
    public void A_correction_counts_the_reviewer_s_figures_and_keeps_every_reading()
    {
        _story.Submit(Air, Desa, DesaFigures.Good);
        _story.ReadAll(Air, Desa, field => field == "C.2" ? 91 : DesaFigures.Right(field));
        Assert.Null(_story.Decide(Air, Desa, Outcome.Correct, DecisionReason.Mistyped, ("C.2", 91), ("S", 241), ("J", 251), ("P", 251)));
        var field = _story.Dossier(Air, Desa).Fields.Single(dossier => dossier.Field.Id == "C.2");
        Assert.Equal(91, field.Figure!.Value.Value);
        Assert.Equal(
            [(ReadingSource.Officer, 90), (ReadingSource.Machine, 91), (ReadingSource.Reviewer, 91)],
            field.Readings.Select(reading => (reading.Source, reading.Value!.Value.Value)));
        Assert.Equal(91, Totals("0")["C.2"]);
    }

    [Fact]
    public void An_unreadable_form_is_in_no_total_and_in_its_own_number()
    {
        Agree(Air, DesaFigures.Good);
        _story.Decide(Air, Desa, Outcome.Unreadable, DecisionReason.Illegible);
        Assert.Equal(0, Totals("0")["C.1"]);
        Assert.Equal(1, Totals("0")[FormState.Unreadable]);
        Assert.All(_story.Dossier(Air, Desa).Fields, field => Assert.Null(field.Figure));
    }

    [Fact]
    public void A_claim_is_compared_and_never_counted()
    {
        Agree(Air, DesaFigures.Good);
        _story.Claim("kpu", Air, Desa, ("C.1", 120), ("C.2", 900), ("S", 240));
        _story.Claim("saksi", Air, Desa, ("C.1", 119));
        var dossier = _story.Dossier(Air, Desa);
        Assert.Equal(
            [("K.303", "C.2", "kpu 900 ≠ 90"), ("K.303", "C.1", "saksi 119 ≠ 120")],
            Comparison.Of(dossier, _story.Count.Contest(Desa)!).Select(finding => (finding.Code, finding.Fields[0], finding.Expression)));
        Assert.Equal(90, Totals("0")["C.2"]);
        Assert.Empty(dossier.Findings);
    }

    [Fact]
    public void The_latest_claim_of_a_source_stands_and_may_contradict_itself()
    {
        _story.Claim("kpu", Air, Desa, ("C.1", 1));
        _story.Claim("kpu", Air, Desa, ("C.1", 2), ("C.2", 2), ("C.3", 2), ("S", 7));
        var claim = Assert.Single(_story.Dossier(Air, Desa).Claims);
        Assert.Equal("K.203", Assert.Single(Comparison.WithinItself(claim)).Code);
        // Nothing is in from the station, so there is nothing that it contradicts.
        Assert.Empty(Comparison.AgainstForm(claim, _story.Dossier(Air, Desa)));
    }

    [Fact]
    public void A_share_50_points_from_the_rest_of_the_village_is_worth_a_look()
    {
        Agree(Air, DesaFigures.Of(100, 50, 50, 0));
        Agree(AirToo, DesaFigures.Of(100, 50, 50, 0));
        Agree(AirThree, DesaFigures.Of(0, 150, 50, 0));
        var count = _story.Count.Contest(Desa)!;
        var finding = Assert.Single(Comparison.Of(_story.Dossier(AirThree, Desa), count));
        Assert.Equal(("P.204", "C.1"), (finding.Code, finding.Fields[0]));
        Assert.Empty(Comparison.Of(_story.Dossier(Air, Desa), count));
    }

    [Fact]
    public void A_region_s_time_is_the_newest_statement_s_and_a_wrong_clock_does_not_freeze_it()
    {
        var officer = _story.Officer(Air);
        _story.Add(officer, _story.Form(Air, Desa, DesaFigures.Good, officer) with { At = Sirekap.Election.Statements.StatementTime.Parse("2199-01-01T00:00:00Z") });
        _story.ReadAll(Air, Desa, DesaFigures.Right);
        Assert.Equal(2024, Totals("0").Changed!.Value.Moment.Year);
        Assert.Equal(2024, _story.Count.Changed!.Value.Moment.Year);
    }

    [Fact]
    public void The_history_tells_every_statement_with_its_index_and_what_became_of_it()
    {
        Agree(Air, DesaFigures.Good);
        _story.Decide(Air, Desa, Outcome.Correct, DecisionReason.Mistyped, ("C.1", 1));
        var history = _story.Dossier(Air, Desa).History;
        Assert.Equal(["form", "reading", "reading", "decision"], history.Select(entry => entry.Kind));
        Assert.Equal(["", "", "", "rules-broken"], history.Select(entry => entry.Ignored?.Code ?? ""));
        Assert.Equal(Enumerable.Range(0, 4).Select(place => _story.Count.Size - 4 + place), history.Select(entry => entry.Index));
    }

    [Fact]
    public void Entries_are_folded_in_their_order() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _story.Count.Apply(_story.Count.Size + 1, _story.Entries[0]));

    [Fact]
    public void Bytes_that_are_no_statement_take_their_place_and_are_ignored()
    {
        var size = _story.Count.Size;
        Assert.Equal("malformed", _story.AddBytes("x"u8.ToArray())!.Code);
        Assert.Equal(new(size, null, _story.Count.Ignored[^1].Reason), _story.Count.Ignored[^1]);
        Agree(Air, DesaFigures.Good);
    }

    public void Dispose() => _story.Dispose();

    /// <summary>Tells a night: whatever is not allowed is ignored, as it would be in a log.</summary>
    private static Story Tell((int Station, int Kind, int Votes)[] night)
    {
        var story = new Story(SmallElection.Definition);
        foreach (var (ordinal, kind, votes) in night)
            Happen(story, story.Definition.Regions.StationAt(ordinal).Code, kind, votes);
        return story;
    }

    private static void Happen(Story story, string station, int kind, int votes)
    {
        var district = station[..6];
        var form = story.Count.Contest(Desa)!.DossierOf(story.Definition.Regions.FindStation(station)!.Value)?.Form;
        var figures = DesaFigures.Of(votes, votes / 2, 7, 3);
        _ = kind switch
        {
            0 or 1 => Do(() => story.Submit(station, Desa, figures, form?.Index)),
            2 or 3 when form is not null => Do(() => story.ReadAll(station, Desa, field => form.Figures[field]!.Value.Value)),
            4 when form is not null => Do(() => story.ReadAll(station, Desa, _ => votes)),
            5 => Do(() => story.Decide(station, Desa, Outcome.Accept, DecisionReason.WrongOnPaper)),
            6 => Do(() => story.Decide(station, Desa, Outcome.Unreadable, DecisionReason.Illegible)),
            7 => Do(() => story.Claim("kpu", station, Desa, ("C.1", votes))),
            8 => Do(() => SettleAndClose(story, district)),
            9 => Do(() => story.ReopenRecap(district, Desa, station[..4])),
            _ => Do(() => story.Object(story.Supervisor, station, Desa, "Keberatan.")),
        };

        static bool Do(Action action)
        {
            action();
            return true;
        }
    }

    private static void SettleAndClose(Story story, string district)
    {
        foreach (var station in story.Definition.Regions.FindRegion(district)!.Value.Stations.Select(station => station.Code))
        {
            if (story.Count.Contest(Desa)!.DossierOf(story.Definition.Regions.FindStation(station)!.Value)?.Form is null)
                story.Submit(station, Desa, DesaFigures.Good);
            story.ReadAll(station, Desa, DesaFigures.Right);
            story.Decide(station, Desa, Outcome.Unreadable, DecisionReason.Illegible);
        }

        story.OpenRecap(district, Desa);
        story.CloseRecap(district, Desa);
    }

    /// <summary>Everything that a count says, as text.</summary>
    private static string Print(Count count) => string.Join('\n', count.Definition.Contests.Select(contest => count.Contest(contest.Code)!).SelectMany(contest =>
        Enumerable.Range(0, count.Definition.Regions.RegionCount).Select(count.Definition.Regions.RegionAt).Select(contest.TotalsOf)
            .Select(totals => $"{string.Join(',', totals.Figures)} {string.Join(',', totals.Forms)} {totals.Changed}")
            .Concat(contest.Dossiers.Select(Print))))
        + string.Join('\n', count.Ignored) + count.Changed;

    private static string Print(Dossier dossier) => string.Join(' ',
        dossier.Station.Code, dossier.State, dossier.IsDisputed, dossier.Form?.Index, dossier.Decision?.Index,
        string.Join(',', dossier.Findings.Select(finding => $"{finding.Code} {finding.Expression}")),
        string.Join(',', dossier.CountedFigures?.Select(figure => figure.Value.ToString()) ?? []),
        string.Join(',', dossier.Claims.Select(claim => claim.Index)),
        string.Join(',', dossier.History));

    private void Agree(string station, ImmutableSortedDictionary<string, Votes> figures)
    {
        _story.Submit(station, Desa, figures);
        _story.ReadAll(station, Desa, field => figures[field].Value);
        Assert.Equal(FormState.Agreed, _story.Dossier(station, Desa).State);
    }

    private RegionTotals Totals(string region) => _story.Count.Contest(Desa)!.TotalsOf(SmallElection.Definition.Regions.FindRegion(region)!.Value);

    private IEnumerable<string> Codes(string station) => _story.Dossier(station, Desa).Findings.Select(finding => finding.Code);
}
