using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Forms.Texts;

namespace Sirekap.Forms.Layout;

/// <summary>Lays out the C.Hasil of any contest as a form definition: the one that is printed, filled by specimens and read.</summary>
public static class FormLayout
{
    /// <summary>More candidates than this stand two in a row, with smaller tally grids.</summary>
    const int MostLarge = 6;

    /// <summary>A contest of many lists has room for this many witnesses.</summary>
    const int MostWitnesses = 21;

    const string Source = "Laid out by Sirekap Terbuka from the contest's definition: docs/forms.md.";

    /// <summary>The form of a contest.</summary>
    /// <param name="contest">Its fields, candidates and sections; its present form is not looked at.</param>
    /// <param name="heading">What the form says of itself.</param>
    /// <param name="language">The language of the printed words: <c>id</c> or <c>en</c>.</param>
    /// <exception cref="FormatException">The contest needs more pages than there are tags for.</exception>
    public static FormDefinition Of(Contest contest, FormHeading heading, string language = "id")
    {
        var words = new FormWords(language);
        var sheets = Flow(contest, words, language);
        if (sheets.Count > FormHeading.MostPages)
            throw new FormatException($"Contest {contest.Code} needs {sheets.Count} pages; a form has at most {FormHeading.MostPages}. Divide the contest.");
        foreach (var sheet in sheets)
            PageFrame.Place(sheet, heading, words, sheets.Count);
        return new(heading.FormId, Source, [.. sheets.Select(sheet =>
            sheet.Finish(Paper.CornerTags(heading.FirstTag + (4 * (sheet.Number - 1))), Paper.StationCode))]);
    }

    static List<Sheet> Flow(Contest contest, FormWords words, string language)
    {
        var flow = new Flow();
        foreach (var section in FieldRow.Of(contest, language).ChunkBy(row => row.Section))
        {
            var title = contest.Sections.FirstOrDefault(known => known.Id == section[0].Section)?.Title.In(language);
            flow.Begin(section[0].Section, title, title is null ? null : words.Of("section.continued", title));
            foreach (var block in Blocks(section, contest, words))
                flow.Add(block);
        }

        flow.End();
        flow.Add(new Signatures(words, Math.Clamp(contest.Candidates.Length, 1, MostWitnesses)));
        return flow.Sheets;
    }

    static IEnumerable<Block> Blocks(IReadOnlyList<FieldRow> rows, Contest contest, FormWords words)
    {
        if (contest.Candidates.Length > MostLarge && rows.Any(row => row.Candidate is not null) && rows.All(row => row.Figures.Count == 1))
            return rows.Chunk(2).Select(pair => new CompactPair(pair[0], pair.ElementAtOrDefault(1)));
        return rows.Select(row => BlockOf(row, contest.Roles, words));
    }

    static Block BlockOf(FieldRow row, FieldRoles roles, FormWords words)
    {
        if (row.Candidate is { } candidate)
            return new CandidateBlock(candidate, words);
        var field = row.Figures[0].Field;
        return row.Figures.Count == 1 && (field == roles.Valid || field == roles.Invalid || field == roles.Total)
            ? new TotalRow(row, field == roles.Invalid, words)
            : new FigureRow(row);
    }

    /// <summary>Neighbours of one key together, in their order.</summary>
    static IEnumerable<IReadOnlyList<T>> ChunkBy<T>(this IEnumerable<T> items, Func<T, string> key)
    {
        List<T> chunk = [];
        foreach (var item in items)
        {
            if (chunk.Count > 0 && key(chunk[0]) != key(item))
            {
                yield return chunk;
                chunk = [];
            }

            chunk.Add(item);
        }

        if (chunk.Count > 0)
            yield return chunk;
    }
}
