using System.Collections.Immutable;

namespace Sirekap.Election.Rules;

/// <summary>The rules that no contest's data can state, because they look beyond one form's figures. Every catalogue must have them.</summary>
public static class BuiltInRules
{
    /// <summary>The officer's figure and the machine's reading differ.</summary>
    public const string ReadingsDiffer = "K.302";

    /// <summary>A claim differs from the form.</summary>
    public const string ClaimDiffers = "K.303";

    /// <summary>Only one of officer and machine, or neither, gave a number.</summary>
    public const string NoSecondReading = "K.304";

    /// <summary>All agree, but the risk that a misread figure would be counted is above the policy's bound.</summary>
    public const string TooRisky = "K.305";

    /// <summary>Two phones of the station have sent different figures.</summary>
    public const string PhonesDiffer = "K.306";

    /// <summary>A page is missing, of another station or contest, or sent twice.</summary>
    public const string WrongPhotographs = "K.401";

    /// <summary>The machine refused a page.</summary>
    public const string PageUnreadable = "K.402";

    /// <summary>A recap is not the sum of what lies below it.</summary>
    public const string RecapDiffers = "K.501";

    /// <summary>A recap has no document.</summary>
    public const string RecapWithoutDocument = "K.502";

    /// <summary>A share of votes is far from that of the rest of the village.</summary>
    public const string FarFromVillage = "P.204";

    /// <summary>The readings agree, but the machine is not sure.</summary>
    public const string LowConfidence = "P.207";

    /// <summary>A sum is broken, and a doubtful figure read otherwise would mend it.</summary>
    public const string LookHereFirst = "P.208";

    /// <summary>A page shows nearly the same handwriting as another station's.</summary>
    public const string SameHandwriting = "P.209";

    /// <summary>The picture has a sign that a person should look at: a digit copied within it, a screen.</summary>
    public const string SignOfMisuse = "P.210";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        ReadingsDiffer, ClaimDiffers, NoSecondReading, TooRisky, PhonesDiffer, WrongPhotographs, PageUnreadable,
        RecapDiffers, RecapWithoutDocument, FarFromVillage, LowConfidence, LookHereFirst,
        SameHandwriting, SignOfMisuse,
    ];
}
