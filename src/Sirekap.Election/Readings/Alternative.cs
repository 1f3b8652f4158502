namespace Sirekap.Election.Readings;

/// <summary>Another number that the machine could have read in the same boxes. Kept to find out where a person must look; never put in the place of a reading.</summary>
/// <param name="Value">The number.</param>
/// <param name="Confidence">Its probability in parts per million, at least <see cref="LeastConfidence"/>.</param>
public readonly record struct Alternative(Votes Value, int Confidence)
{
    /// <summary>Alternatives below this are left away (parts per million): what they add to the risk, the policy's margin covers.</summary>
    public const int LeastConfidence = 100;

    /// <summary>At most so many are kept for one field, the likeliest first.</summary>
    public const int Most = 3;
}
