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

    /// <summary>The frames are seen, but not where the page has them: a sharp fold.</summary>
    OffModel,

    /// <summary>A box holds something other than one digit: overwritten, struck out, smeared.</summary>
    Overwritten,

    /// <summary>A box without a digit stands behind a digit.</summary>
    Gap,

    /// <summary>A box lies outside the picture, wholly or in part.</summary>
    OutsidePicture,

    /// <summary>The frames cannot be seen where the rest of the page says that they are: folded over, or under a finger, a clip, another sheet.</summary>
    Covered,

    /// <summary>Light burns out a box.</summary>
    Glare,

    /// <summary>Shadow or darkness swallows a box.</summary>
    Shadow,
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
        DoubtCause.OutsidePicture => "outside-picture",
        DoubtCause.Covered => "covered",
        DoubtCause.Glare => "glare",
        DoubtCause.Shadow => "shadow",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause."),
    };

    /// <summary>What a person is told.</summary>
    public static LocalizedText Sentence(this DoubtCause cause) => cause switch
    {
        DoubtCause.LowConfidence => new("Angka tidak terbaca dengan pasti.", "The digits cannot be read for sure."),
        DoubtCause.EncodingsDiffer => new("Angka di kotak berbeda dengan bulatan.", "The number in the boxes differs from the bubbles."),
        DoubtCause.BubblesUnclear => new("Bulatan kosong atau tidak jelas.", "The bubbles are empty or not clearly marked."),
        DoubtCause.TallyDiffers => new("Angka di kotak berbeda dengan jumlah turus.", "The number in the boxes differs from the tally."),
        DoubtCause.OffModel => new("Kotak angka tidak di tempatnya: kertas terlipat tajam.", "The boxes are not in their place: the paper is sharply folded."),
        DoubtCause.Overwritten => new("Ada kotak yang ditimpa, dicoret, atau kotor.", "A box is overwritten, struck out or smeared."),
        DoubtCause.Gap => new("Ada kotak tanpa angka setelah angka.", "A box without a digit stands behind a digit."),
        DoubtCause.OutsidePicture => new("Kotak angka berada di luar foto.", "The boxes lie outside the picture."),
        DoubtCause.Covered => new("Kotak angka tertutup: lipatan, jari, penjepit, atau kertas lain.", "The boxes are covered: a fold, a finger, a clip, or another sheet."),
        DoubtCause.Glare => new("Kotak angka tertutup silau.", "Glare hides the boxes."),
        DoubtCause.Shadow => new("Kotak angka terlalu gelap.", "The boxes are too dark."),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause."),
    };

    /// <summary>What the person who holds the phone can do about it.</summary>
    public static LocalizedText Advice(this DoubtCause cause) => cause switch
    {
        DoubtCause.OffModel or DoubtCause.Covered => new(
            "Ratakan kertas, singkirkan yang menutupi, lalu foto ulang.", "Flatten the paper, take away what covers it, and take the picture again."),
        DoubtCause.OutsidePicture => new("Mundur sedikit dan foto ulang seluruh halaman.", "Step back and photograph the whole page."),
        DoubtCause.Glare => new("Matikan lampu kilat atau geser sumber cahaya, lalu foto ulang.", "Switch the flash off or move the light, and take the picture again."),
        DoubtCause.Shadow => new("Singkirkan bayangan atau tambah cahaya, lalu foto ulang.", "Move the shadow away or add light, and take the picture again."),
        DoubtCause.LowConfidence or DoubtCause.EncodingsDiffer or DoubtCause.BubblesUnclear or DoubtCause.TallyDiffers or DoubtCause.Overwritten or DoubtCause.Gap => new(
            "Periksa angka pada kertas dan isikan dengan teliti; petugas akan memeriksa foto.",
            "Check the figure on paper and enter it with care; a person will look at the photograph."),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause."),
    };
}
