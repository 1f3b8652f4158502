using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>Where the boxes of one field lie in the photograph.</summary>
/// <param name="Layout">The field on paper.</param>
/// <param name="Digits">The outer corners of each box; where the page has it if its frame is not clear.</param>
/// <param name="Strip">What people look at, as an upright quad of the paper.</param>
/// <param name="Clarity">How clear the printed frames are: 0 = not seen, 1 = full.</param>
/// <param name="Miss">How far the row of boxes was off the smooth page, mm.</param>
internal sealed record FieldFrames(FieldLayout Layout, ImmutableArray<Quad> Digits, Quad Strip, double Clarity, double Miss);
