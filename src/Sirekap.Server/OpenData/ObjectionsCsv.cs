using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData;

/// <summary>Objections with their answers.</summary>
internal static class ObjectionsCsv
{
    /// <summary>Takes the lines out of the count.</summary>
    public static string[][] Of(Count count, IEnumerable<FiledObjection> objections) => [.. objections.Select(filed => Line(count, filed))];

    /// <summary>The file.</summary>
    public static byte[] ToBytes(string[][] lines) => Csv.Of(
        ["entry", "contest", "place", "name", "by", "at", "due", "state", "text", "answer", "answered", "answer_text"], lines);

    private static string[] Line(Count count, FiledObjection filed)
    {
        var objection = filed.Objection;
        return
        [
            FormattableString.Invariant($"{objection.Index}"),
            filed.Contest,
            filed.Code,
            filed.Station is { } station ? $"{station.Name}, {station.Village.Name}" : filed.Region.Name,
            objection.By.Name(),
            objection.At.ToString(),
            objection.DueIn(count.Definition)?.ToString() ?? "",
            Codes.Name(objection.StateIn(count)),
            objection.Text,
            objection.Answer is { } answer ? FormattableString.Invariant($"{answer}") : "",
            objection.AnsweredAt?.ToString() ?? "",
            objection.AnswerText ?? "",
        ];
    }
}
