namespace Sirekap.Election.Forms;

/// <summary>A printed line.</summary>
/// <param name="From">Its upper or left end.</param>
/// <param name="To">Its lower or right end.</param>
/// <param name="Thickness">mm.</param>
/// <param name="Ink">How black it is, above 0 and up to 1.</param>
public sealed record PrintedLine(Spot From, Spot To, double Thickness, double Ink);

/// <summary>A printed word or sentence.</summary>
/// <param name="Text">The words.</param>
/// <param name="At">The left end of the base line; the middle where <paramref name="Centred"/>.</param>
/// <param name="Height">The letters' size in mm (the em).</param>
/// <param name="Width">The printed width in mm, to which a specimen's own letters are stretched; 0 leaves them as they are.</param>
/// <param name="Centred">Whether the text is centred on the point.</param>
/// <param name="Bold">Whether the text is bold.</param>
/// <param name="Ink">How black it is, above 0 and up to 1.</param>
public sealed record PrintedText(
    string Text, Spot At, double Height, double Width = 0, bool Centred = false, bool Bold = false, double Ink = 1);

/// <summary>A dotted line for words by hand.</summary>
/// <param name="Holds">
/// What is written there: a region's level (<c>province</c> … <c>village</c>), <c>station</c>, <c>station-words</c>,
/// <c>words.</c> and a field's id for a number in words, <c>date.1</c> … for the boxes of a date,
/// <c>officer.1</c> … and <c>witness.1</c> … for names below signatures, or a name of the form's own.
/// </param>
/// <param name="At">The left end.</param>
/// <param name="Length">mm.</param>
public sealed record WritingLine(string Holds, Spot At, double Length);
