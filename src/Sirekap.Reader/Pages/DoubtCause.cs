using Sirekap.Election;

namespace Sirekap.Reader.Pages;

/// <summary>Why a person must look at a field.</summary>
public enum DoubtCause
{
    /// <summary>The digits are not sure enough.</summary>
    LowConfidence,

    /// <summary>Boxes and bubbles say different numbers.</summary>
    EncodingsDiffer,

    /// <summary>A number is in the boxes, but the bubbles are empty or not clearly marked.</summary>
    BubblesUnclear,

    /// <summary>Boxes and tally say different numbers, and both are clear.</summary>
    TallyDiffers,

    /// <summary>The boxes are not where the page has them: a fold or another form.</summary>
    OffModel,

    /// <summary>A box holds something other than one digit: overwritten, struck out, smeared.</summary>
    Overwritten,

    /// <summary>A box without a digit stands behind a digit.</summary>
    Gap,
}

/// <summary>The stable code and the sentence of each cause.</summary>
public static class DoubtCauseText
{
    /// <summary>The code that files and other programs use; never renamed.</summary>
    public static string Code(this DoubtCause cause) => cause switch
    {
        DoubtCause.LowConfidence => "low-confidence",
        DoubtCause.EncodingsDiffer => "encodings-differ",
        DoubtCause.BubblesUnclear => "bubbles-unclear",
        DoubtCause.TallyDiffers => "tally-differs",
        DoubtCause.OffModel => "off-model",
        DoubtCause.Overwritten => "overwritten",
        DoubtCause.Gap => "gap",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause."),
    };

    /// <summary>What a person is told.</summary>
    public static LocalizedText Sentence(this DoubtCause cause) => cause switch
    {
        DoubtCause.LowConfidence => new("Angka tidak terbaca dengan pasti.", "The digits cannot be read for sure."),
        DoubtCause.EncodingsDiffer => new("Angka di kotak berbeda dengan bulatan.", "The number in the boxes differs from the bubbles."),
        DoubtCause.BubblesUnclear => new("Bulatan kosong atau tidak jelas.", "The bubbles are empty or not clearly marked."),
        DoubtCause.TallyDiffers => new("Angka di kotak berbeda dengan jumlah turus.", "The number in the boxes differs from the tally."),
        DoubtCause.OffModel => new("Kotak angka tidak di tempatnya: kertas terlipat atau formulir lain.", "The boxes are not in their place: folded paper or another form."),
        DoubtCause.Overwritten => new("Ada kotak yang ditimpa, dicoret, atau kotor.", "A box is overwritten, struck out or smeared."),
        DoubtCause.Gap => new("Ada kotak tanpa angka setelah angka.", "A box without a digit stands behind a digit."),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause."),
    };
}
