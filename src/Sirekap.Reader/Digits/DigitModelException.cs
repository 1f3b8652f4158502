namespace Sirekap.Reader.Digits;

/// <summary>A file of digit weights that cannot be used; the message says why and what to do.</summary>
public sealed class DigitModelException : Exception
{
    /// <summary>Refuses a file for <paramref name="reason"/>.</summary>
    public DigitModelException(string reason)
        : base($"The digit weights cannot be used: {reason} Restore data/models/digits/digits.bin from the release, or train it again (tools/train-digits).") { }
}
