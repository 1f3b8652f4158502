namespace Sirekap.Storage;

/// <summary>Other bytes already stand under a name that must never change.</summary>
public sealed class BlobConflictException(string name)
    : Exception($"Other bytes already stand under \"{name}\". They were not touched; find out who wrote them.");

/// <summary>Why a stream was not kept.</summary>
public enum BlobRefusal
{
    /// <summary>The stream is longer than allowed.</summary>
    TooLong,

    /// <summary>The bytes are not those whose hash was announced: changed, or cut off on the way.</summary>
    HashDiffers,
}

/// <summary>A stream was not kept, and nothing of it is left.</summary>
public sealed class BlobRefusedException(BlobRefusal refusal, string sentence) : Exception(sentence)
{
    /// <summary>What was wrong with it.</summary>
    public BlobRefusal Refusal => refusal;
}
