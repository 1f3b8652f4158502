namespace Sirekap.Log;

/// <summary>The state of a log: how many entries, and the root over them.</summary>
/// <param name="Size">How many entries.</param>
/// <param name="Root">The root over them.</param>
public readonly record struct TreeHead(long Size, LogHash Root)
{
    /// <summary>The state of every log before its first entry.</summary>
    public static TreeHead Empty { get; } = new(0, LogHash.EmptyTree);
}
