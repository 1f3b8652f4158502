using System.Collections.Immutable;
using Sirekap.Election.Recaps;

namespace Sirekap.Forms.Recaps;

/// <summary>A line of a recapitulation's table.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Column">The place of its field among the contest's; null for a heading.</param>
readonly record struct RecapLine(string Label, int? Column)
{
    /// <summary>The lines of a contest: its fields, each section under its heading.</summary>
    public static ImmutableArray<RecapLine> Of(RecapSheet sheet, string language)
    {
        var lines = ImmutableArray.CreateBuilder<RecapLine>();
        string? section = null;
        foreach (var (index, field) in sheet.Contest.Fields.Index())
        {
            var here = field.Id.Split('.')[0];
            if (here != section && sheet.Contest.Sections.FirstOrDefault(known => known.Id == here) is { } heading)
                lines.Add(new($"{here}. {heading.Title.In(language)}", null));
            section = here;
            lines.Add(new($"{field.Id}  {field.Label.In(language)}", index));
        }

        return lines.ToImmutable();
    }
}
