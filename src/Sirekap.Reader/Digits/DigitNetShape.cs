namespace Sirekap.Reader.Digits;

/// <summary>The widths of a net's layers: three convolutions and one hidden layer.</summary>
readonly record struct DigitNetShape(int First, int Second, int Third, int Hidden)
{
    /// <summary>The 14 classes, filled up to whole vectors.</summary>
    public const int PaddedClasses = 16;

    /// <summary>The values that the hidden layer sees: 4 × 4 pixels of the last convolution.</summary>
    public int Flat => 16 * Third;

    /// <summary>How many numbers make up one net.</summary>
    public int ParameterCount =>
        (10 * First) + (((9 * First) + 1) * Second) + (((9 * Second) + 1) * Third) + ((Flat + 1) * Hidden) + ((Hidden + 1) * PaddedClasses);

    /// <summary>Whether the reader can compute with these widths.</summary>
    public bool IsSupported => Supported(First) && Supported(Second) && Supported(Third) && Supported(Hidden);

    static bool Supported(int width) => width is > 0 and <= 256 && width % 16 == 0;
}
