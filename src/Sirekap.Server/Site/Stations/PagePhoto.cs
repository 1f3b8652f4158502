using Sirekap.Election.Counting;
using Sirekap.Election.Forms;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Site.Stations;

/// <summary>Whether the photograph of a page can be shown.</summary>
public enum PhotoState
{
    /// <summary>No form is in.</summary>
    NoForm,

    /// <summary>The officer announced no photograph of this page.</summary>
    NotAnnounced,

    /// <summary>It is announced; the machine has not read it yet, so names are not covered yet.</summary>
    Waiting,

    /// <summary>The machine could not place the page, so names cannot be covered and the picture stays closed.</summary>
    Closed,

    /// <summary>The copy with names and signatures covered is public.</summary>
    Public,
}

/// <summary>A page of the form and its photograph.</summary>
/// <param name="Number">The page.</param>
/// <param name="Width">The paper's width, mm.</param>
/// <param name="Height">The paper's height, mm.</param>
/// <param name="State">Whether the photograph can be shown.</param>
/// <param name="PublicCopy">The public copy, in the state <see cref="PhotoState.Public"/>.</param>
/// <param name="Refused">Why the machine refused the page, by code; null otherwise.</param>
public sealed record PagePhoto(int Number, double Width, double Height, PhotoState State, Digest? PublicCopy, string? Refused)
{
    internal static PagePhoto Of(PageDefinition page, Dossier dossier)
    {
        var reading = dossier.Readings.GetValueOrDefault(page.Number)?.Statement;
        var state = (dossier.Form, reading) switch
        {
            (null, _) => PhotoState.NoForm,
            ({ } form, _) when !form.Pages.ContainsKey(page.Number) => PhotoState.NotAnnounced,
            (_, null) => PhotoState.Waiting,
            (_, { PublicCopy: null }) => PhotoState.Closed,
            _ => PhotoState.Public,
        };
        return new(page.Number, page.Width, page.Height, state, reading?.PublicCopy, reading?.Refused);
    }
}
