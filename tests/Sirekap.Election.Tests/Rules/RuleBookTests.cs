using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Rules;

public class RuleBookTests
{
    // Ways to fill a form that a careful station could: everything else follows by the form's own sums.
    static readonly Gen<FigureSet> _consistentForms =
        from men in Gen.Int[0, 150]
        from women in Gen.Int[0, 150]
        from menVoting in Gen.Int[0, men]
        from womenVoting in Gen.Int[0, women]
        from moved in Gen.Int[0, 20].Array[2]
        from unlisted in Gen.Int[0, 20].Array[2]
        from spoilt in Gen.Int[0, 3]
        from disabled in Gen.Int[0, 2].Array[2]
        from cuts in Gen.Int[0, menVoting + womenVoting + moved.Sum() + unlisted.Sum()].Array[3]
        select Consistent(men, women, menVoting, womenVoting, moved, unlisted, spoilt, disabled, cuts);

    [Fact]
    public void The_real_form_of_8271021022008_breaks_nothing() => Assert.Empty(RuleBook.Check(PpwpForms.Real));

    [Fact]
    public void A_form_that_is_consistent_has_no_hard_finding() =>
        _consistentForms.Sample(form => Hard(RuleBook.Check(form)).IsEmpty);

    [Fact]
    public void Changing_one_number_breaks_exactly_the_equalities_that_name_it() =>
        Gen.Select(_consistentForms, Gen.Int[0, 27], Gen.Int[1, 99]).Sample((form, column, more) =>
        {
            var field = Shipped.Ppwp.Fields[column].Id;
            var broken = RuleBook.Check(form.With(field, new Votes(form[column]!.Value.Value + more)));
            var equalities = Shipped.Ppwp.Checks.Where(check => check.Relation == CheckRelation.Equal && check.WhenUnknown is null);
            Assert.Equal(
                equalities.Where(check => check.Left.Contains(field) || check.Right.Contains(field)).Select(check => check.Rule).Order(),
                broken.Where(finding => equalities.Any(check => check.Rule == finding.Code)).Select(finding => finding.Code).Order());
            Assert.All(Hard(broken), finding => Assert.Contains(field, finding.Fields));
        });

    [Fact]
    public void What_is_unknown_breaks_nothing() =>
        Gen.Select(_consistentForms, Gen.Bool.Array[28], Gen.Int[0, 27]).Sample((form, unknown, column) =>
        {
            for (var index = 0; index < unknown.Length; index++)
                form = unknown[index] ? form.With(Shipped.Ppwp.Fields[index].Id, null) : form;
            Assert.Empty(Hard(RuleBook.Check(form)));
            var missing = Shipped.Ppwp.Fields[column].Id;
            Assert.DoesNotContain(RuleBook.Check(PpwpForms.Real.With("V.A", new Votes(1)).With(missing, null)), finding => finding.Fields.Contains(missing));
        });

    [Fact]
    public void A_stand_in_check_is_applied_only_while_the_figure_it_stands_for_is_unknown()
    {
        var form = PpwpForms.Real.With("I.B4.J", new Votes(211));
        Assert.Equal(["K.101", "K.102", "K.202"], RuleBook.Check(form).Select(finding => finding.Code));
        Assert.Equal(["K.101", "K.102", "K.205"], RuleBook.Check(form.With("II.2", null)).Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("I.A.L", 135, "K.101", "135 + 155 ≠ 289")]
    [InlineData("I.B1.L", 135, "K.103", "135 > 134")]
    [InlineData("II.3", 0, "K.201", "210 + 0 + 84 ≠ 295")]
    [InlineData("II.2", 211, "K.202", "211 ≠ 210")]
    [InlineData("IV.2", 160, "K.203", "90 + 160 + 10 ≠ 210")]
    [InlineData("V.B", 6, "K.204", "210 + 6 ≠ 210")]
    [InlineData("V.C", 211, "K.205", "211 ≠ 210")]
    [InlineData("V.C", 296, "K.206", "296 > 295")]
    [InlineData("II.1", 294, "K.207", "294 ≠ 289 + 6")]
    [InlineData("V.B", 7, "P.201", "7 ÷ 210 ≥ 3 %")]
    [InlineData("I.B1.J", 289, "P.202", "289 ÷ 289 = 100 %")]
    [InlineData("IV.2", 210, "P.203", "210 ÷ 210 = 100 %")]
    [InlineData("V.B", 211, "P.205", "211 > 210")]
    public void One_wrong_figure_of_the_real_form_is_found_in_these_words(string field, int figure, string code, string expression) =>
        Assert.Contains(RuleBook.Check(PpwpForms.Real.With(field, new Votes(figure))), finding =>
            finding.Code == code && finding.Expression == expression && finding.Fields.Contains(field));

    [Fact]
    public void More_voters_than_are_listed_is_no_error_by_itself()
    {
        var form = PpwpForms.Of(PpwpForms.Truth.SetItems(new Dictionary<string, int>
        {
            ["I.A.L"] = 100,
            ["I.A.P"] = 105,
            ["I.A.J"] = 205,
            ["II.1"] = 214,
            ["II.4"] = 3,
        }));
        Assert.True(form["V.C"] > form["I.A.J"]);
        Assert.Equal("K.207", Assert.Single(RuleBook.Check(form)).Code);
    }

    [Fact]
    public void The_fields_to_mark_stand_in_the_forms_order() => Assert.Equal(
        ["IV.1", "IV.2", "IV.3", "V.A"],
        RuleBook.Check(PpwpForms.Real.With("IV.1", new Votes(91))).Single(finding => finding.Code == "K.203").Fields);

    [Fact]
    public void An_invented_contest_is_checked_by_the_same_code()
    {
        Assert.Empty(RuleBook.Check(Invented.Sound));
        var finding = Assert.Single(RuleBook.Check(Invented.Sound.With("CALON.4", new Votes(31))));
        Assert.Equal(("N.02", "40 + 60 + 10 + 31 ≠ 140"), (finding.Code, finding.Expression));
        Assert.True(Invented.Election.Catalogue.IsHard(finding));
    }

    [Fact]
    public void Figures_of_another_number_of_fields_are_refused() =>
        Assert.Throws<ArgumentException>(() => RuleBook.Check(Shipped.Ppwp, Invented.Sound.Columns));

    static ImmutableArray<Finding> Hard(ImmutableArray<Finding> findings) => [.. findings.Where(Shipped.Election.Catalogue.IsHard)];

    static FigureSet Consistent(
        int men, int women, int menVoting, int womenVoting, int[] moved, int[] unlisted, int spoilt, int[] disabled, int[] cuts)
    {
        int[] voting = [menVoting + moved[0] + unlisted[0], womenVoting + moved[1] + unlisted[1]];
        var used = voting.Sum();
        var shares = cuts.Order().ToArray();
        var received = Math.Max(men + women + ((men + women + 49) / 50), used + spoilt);
        return PpwpForms.Of(new Dictionary<string, int>
        {
            ["I.A.L"] = men,
            ["I.A.P"] = women,
            ["I.A.J"] = men + women,
            ["I.B1.L"] = menVoting,
            ["I.B1.P"] = womenVoting,
            ["I.B1.J"] = menVoting + womenVoting,
            ["I.B2.L"] = moved[0],
            ["I.B2.P"] = moved[1],
            ["I.B2.J"] = moved.Sum(),
            ["I.B3.L"] = unlisted[0],
            ["I.B3.P"] = unlisted[1],
            ["I.B3.J"] = unlisted.Sum(),
            ["I.B4.L"] = voting[0],
            ["I.B4.P"] = voting[1],
            ["I.B4.J"] = used,
            ["II.1"] = received,
            ["II.2"] = used,
            ["II.3"] = spoilt,
            ["II.4"] = received - used - spoilt,
            ["III.L"] = disabled[0],
            ["III.P"] = disabled[1],
            ["III.J"] = disabled.Sum(),
            ["IV.1"] = shares[0],
            ["IV.2"] = shares[1] - shares[0],
            ["IV.3"] = shares[2] - shares[1],
            ["V.A"] = shares[2],
            ["V.B"] = used - shares[2],
            ["V.C"] = used,
        });
    }
}
