namespace Sirekap.Reader.Digits;

/// <summary>The values between a net's layers; one thread's own, used again from box to box.</summary>
sealed class DigitNetScratch(DigitNetShape shape)
{
    /// <summary>So many boxes go through the fully connected layers at once.</summary>
    public const int Batch = 4;

    public float[] Input { get; } = new float[34 * 34];

    public float[] First { get; } = new float[18 * 18 * shape.First];

    public float[] Second { get; } = new float[10 * 10 * shape.Second];

    /// <summary>One box after another.</summary>
    public float[] Third { get; } = new float[Batch * shape.Flat];

    public float[] Hidden { get; } = new float[Batch * shape.Hidden];

    public float[] Logits { get; } = new float[Batch * DigitNetShape.PaddedClasses];
}
