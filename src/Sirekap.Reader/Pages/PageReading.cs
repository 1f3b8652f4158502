using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Election.Readings;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Misuse;

namespace Sirekap.Reader.Pages;

/// <summary>What the reader made of one photograph: fields, or the reason why there are none.</summary>
public sealed record PageReading
{
    /// <summary>The form's id, once the tag is known.</summary>
    public string? Form { get; init; }

    /// <summary>The page's number, once the tag is known.</summary>
    public int? Page { get; init; }

    /// <summary>Why the picture is not read; null when it was.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>
    /// What the page's QR code says it was printed for. Null where the form has none or it could not be read. Whether the signature holds
    /// is for the caller to ask.
    /// </summary>
    public StationCode? StationCode { get; init; }

    /// <summary>Every field of the page in the form's order; empty when refused.</summary>
    public ImmutableArray<FieldResult> Fields { get; init; } = [];

    /// <summary>What people should look at because the picture is odd; nearly always empty, and nothing is decided by it.</summary>
    public ImmutableArray<Signal> Signals { get; init; } = [];

    /// <summary>The page's handwriting, to find the same one under another station; null where the page was refused or hardly anything is written.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>How good the photograph is, once the page was found in it.</summary>
    public PageQuality? Quality { get; init; }

    /// <summary>
    /// The areas with names and signatures as polygons in pixels. Empty both for a page without such areas and for a picture in which
    /// the page was not found; see <see cref="MayBeShown"/>.
    /// </summary>
    public ImmutableArray<ImmutableArray<Pixel>> Masks { get; init; } = [];

    /// <summary>What was found on the way; null where not even a tag was.</summary>
    internal PageEvidence? Evidence { get; init; }

    /// <summary>Where the reader thinks everything lies: for people who want to see why a picture is read as it is.</summary>
    public PageSketch Sketch() => PageSketch.Of(this);

    /// <summary>Whether the page was found, so that what must be covered is known.</summary>
    public bool MayBeShown => Quality is not null;
}
