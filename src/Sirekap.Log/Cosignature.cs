namespace Sirekap.Log;

/// <summary>A checked cosignature of a checkpoint.</summary>
/// <param name="Key">Who gave it.</param>
/// <param name="Time">
/// When, in seconds since 1970, by the cosigner's clock. Zero says only that the checkpoint is consistent with all that the
/// cosigner has seen, not that it was the largest.
/// </param>
public sealed record Cosignature(CosignatureVerifier Key, long Time);
