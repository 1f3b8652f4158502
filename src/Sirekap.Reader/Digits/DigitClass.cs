namespace Sirekap.Reader.Digits;

/// <summary>What one digit box can hold. The first ten are the digits themselves.</summary>
public enum DigitClass
{
    /// <summary>0.</summary>
    Zero,

    /// <summary>1.</summary>
    One,

    /// <summary>2.</summary>
    Two,

    /// <summary>3.</summary>
    Three,

    /// <summary>4.</summary>
    Four,

    /// <summary>5.</summary>
    Five,

    /// <summary>6.</summary>
    Six,

    /// <summary>7.</summary>
    Seven,

    /// <summary>8.</summary>
    Eight,

    /// <summary>9.</summary>
    Nine,

    /// <summary>A cross: nothing is counted here.</summary>
    Cross,

    /// <summary>A dash: nothing is counted here.</summary>
    Dash,

    /// <summary>Nothing but the printed guides.</summary>
    Blank,

    /// <summary>Overwritten, struck out, or no digit at all: a person must look.</summary>
    Other,
}
