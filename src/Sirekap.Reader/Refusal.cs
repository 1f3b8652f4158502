namespace Sirekap.Reader;

/// <summary>Why a whole picture is not read. Codes and sentences are in <see cref="RefusalText"/>.</summary>
public enum Refusal
{
    /// <summary>The bytes are not a JPEG picture.</summary>
    NotAJpeg,

    /// <summary>A JPEG of a kind that cameras do not write: CMYK, 12 bits, arithmetic coding, odd sampling.</summary>
    UnsupportedJpeg,

    /// <summary>A JPEG that ends early or cannot be decoded.</summary>
    Damaged,

    /// <summary>More pixels than the reader accepts.</summary>
    TooLarge,

    /// <summary>Too few pixels, or the form too small within them, to read handwriting.</summary>
    TooSmall,

    /// <summary>No page tag was found.</summary>
    NoTag,

    /// <summary>A tag was found that belongs to none of the known forms.</summary>
    UnknownForm,

    /// <summary>No tag was found, and nothing that looks like print: not a photograph of a form.</summary>
    NotPaper,

    /// <summary>The page belongs to another form than the one that was expected: another contest.</summary>
    WrongForm,

    /// <summary>The page is another one of the form that was expected.</summary>
    WrongPage,

    /// <summary>Tags of several pages are in one picture.</summary>
    SeveralPages,

    /// <summary>Too much of the page is outside the picture or covered.</summary>
    Cropped,

    /// <summary>The picture is not sharp enough.</summary>
    Blurred,

    /// <summary>Light burns out the printed boxes.</summary>
    Glare,

    /// <summary>Shadow or darkness hides the printed boxes.</summary>
    Shadow,

    /// <summary>The printed boxes are not where the form has them: another form, or a page folded over.</summary>
    OffModel,
}
