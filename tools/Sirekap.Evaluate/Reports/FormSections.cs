using Sirekap.Evaluate.Forms;

namespace Sirekap.Evaluate.Reports;

/// <summary>The tables about whole forms; none where no photographs belong together.</summary>
internal static class FormSections
{
    public static IEnumerable<Section> Of(FormScore score)
    {
        if (score.Forms == 0)
            yield break;
        yield return new("Whole forms", [], [.. Forms(score)]);
        yield return new("Forms that count without a person", ["", .. score.Accepted.Select(way => Words(way.Typist))], [.. Rows(score)]);
        foreach (var way in score.Accepted.Where(way => way.Wrong > 0))
        {
            yield return new(
                $"Figures that would count wrong: {Words(way.Typist)}", ["form", "field", "written", "read", "confidence"],
                [.. way.WrongFigures.Select(wrong => (string[])[wrong.Form, wrong.Field, wrong.Written, Figures.Count(wrong.Read), Figures.Fine(wrong.Confidence)])]);
        }
    }

    static IEnumerable<string[]> Forms(FormScore score)
    {
        yield return ["judged", $"{Figures.Count(score.Forms)}, with {Figures.Count(score.Fields)} fields"];
        if (score.Incomplete > 0)
            yield return ["left out: photographs or truth missing", Figures.Count(score.Incomplete)];
        yield return ["nothing on the paper asks for a person", Figures.Share(score.Clean, score.Forms)];
        yield return ["added up wrongly on paper", Figures.Share(score.Slips, score.Forms)];
        yield return ["… with no figure read otherwise than written", Figures.Share(score.SlipsReadAsWritten, score.Slips)];
    }

    static IEnumerable<string[]> Rows(FormScore score)
    {
        yield return Row("forms", way => Figures.Share(way.Forms, score.Forms));
        yield return Row("… of those that ask for nobody", way => Figures.Share(way.Clean, score.Clean));
        yield return Row("… added up wrongly, every figure as written", way => Figures.Count(way.SlipsAsWritten));
        yield return Row("fields", way => Figures.Share(way.Fields, score.Fields));
        yield return Row("… as meant, though a person should look", way => Figures.Count(way.Doubtful));
        yield return Row("… SILENTLY WRONG", way => Figures.Count(way.Wrong));
        yield return Row("    at most, with 95 % confidence", way => Figures.Percent(way.WrongBound));
        yield return Row("forms with a wrong figure", way => Figures.Count(way.WrongForms));
        yield return Row("    at most, with 95 % confidence", way => Figures.Percent(way.WrongFormsBound));
        foreach (var code in score.Accepted.SelectMany(way => way.SentBy).Select(rule => rule.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return Row($"to a person by {code} (by it alone)", way => Sent(way.SentBy.FirstOrDefault(rule => rule.Code == code)));

        string[] Row(string name, Func<AcceptanceScore, string> cell) => [name, .. score.Accepted.Select(cell)];
    }

    static string Sent(RuleScore? rule) => rule is null ? "0" : $"{Figures.Count(rule.Forms)} ({Figures.Count(rule.Alone)})";

    static string Words(Typist typist) => typist switch
    {
        Typist.Careful => "officer types what is written",
        Typist.Copying => "officer repeats the machine",
        _ => "no officer",
    };
}
