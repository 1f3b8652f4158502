using Sirekap.Election.Forms;
using Sirekap.Reader.Registration;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Pages;

/// <summary>What was found in a photograph on the way to its reading or refusal.</summary>
/// <param name="Tags">The tags in the picture.</param>
/// <param name="Page">The page that the tag names, where one is known.</param>
/// <param name="Corners">The page's corner marks, once they were looked for.</param>
/// <param name="Registration">The whole page, once it was found.</param>
internal sealed record PageEvidence(
    IReadOnlyList<TagSighting> Tags, PageDefinition? Page, CornerRegistration? Corners, PageRegistration? Registration);
