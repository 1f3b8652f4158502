using Sirekap.Election.Forms;

namespace Sirekap.Election.Loading;

/// <summary>Checks that a contest and its paper speak of the same fields on the same pages.</summary>
internal static class FormFit
{
    /// <summary>Returns if they do.</summary>
    /// <exception cref="ElectionDataException">A field is on one side only, or on another page.</exception>
    public static void Check(string contestFile, ContestFile contest, string formFile, FormDefinition form)
    {
        var printed = form.Pages.SelectMany(page => page.Fields.Select(layout => (layout.Field, page.Number)))
            .ToDictionary(field => field.Field, field => field.Number, StringComparer.Ordinal);
        foreach (var field in contest.Fields)
        {
            if (!printed.Remove(field.Id, out var page))
                throw new ElectionDataException(contestFile, "fields", $"Field {field.Id} is nowhere in {formFile}. Describe where it is written.");
            if (page != field.Page)
            {
                throw new ElectionDataException(
                    contestFile, "fields", $"Field {field.Id} is said to be on page {field.Page}, but {formFile} has it on page {page}. Correct one of them.");
            }
        }

        if (printed.Keys.FirstOrDefault() is { } stranger)
            throw new ElectionDataException(formFile, null, $"Field {stranger} is printed, but {contestFile} does not list it. Add it under fields.");
    }
}
