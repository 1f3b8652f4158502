using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Log;

/// <summary>What a log says about itself: C2SP tlog-checkpoint. Only a <see cref="SignedCheckpoint"/> may be believed.</summary>
/// <param name="Origin">The log's name: a URL without scheme.</param>
/// <param name="Size">How many entries it covers.</param>
/// <param name="Root">The root over these entries.</param>
public sealed record Checkpoint(string Origin, long Size, LogHash Root)
{
    /// <summary>Lines after the root whose meaning is not ours; kept because the signature covers them. We write none.</summary>
    public ImmutableArray<string> Extensions { get; init; } = [];

    /// <summary>Reads the text of a checkpoint note.</summary>
    /// <exception cref="LogDataException">The text is malformed.</exception>
    public static Checkpoint Parse(string text)
    {
        var checkpoint = ParseAnyRoot(text);
        return checkpoint.Size > 0 || checkpoint.Root == LogHash.EmptyTree
            ? checkpoint
            : throw new LogDataException($"The checkpoint of an empty tree has the root {checkpoint.Root}.");
    }

    /// <summary>Reads the text of a checkpoint, even one that gives an empty tree some other root, as witnesses must to say so.</summary>
    internal static Checkpoint ParseAnyRoot(string text)
    {
        if (!text.EndsWith('\n') || text[..^1].Split('\n') is not [{ Length: > 0 } origin, var size, var root, .. var extensions])
            throw new LogDataException("A checkpoint needs three lines: origin, size and root.");
        if (StrictText.ParseDecimal(size) is not { } count)
            throw new LogDataException($"The checkpoint's size \"{size}\" is not a decimal number without leading zeros.");
        if (!LogHash.TryParse(root, out var hash))
            throw new LogDataException($"The checkpoint's root \"{root}\" is not 32 bytes in base64.");
        if (extensions.Any(string.IsNullOrEmpty))
            throw new LogDataException("The checkpoint has an empty extension line.");
        return new Checkpoint(origin, count, hash) { Extensions = [.. extensions] };
    }

    /// <summary>The text to sign: one line each for origin, size, root and every extension.</summary>
    public string ToText() =>
        string.Concat([Origin, "\n", Size.ToString(CultureInfo.InvariantCulture), "\n", Root.ToString(), "\n", .. Extensions.Select(line => line + "\n")]);

    /// <inheritdoc/>
    public bool Equals(Checkpoint? other) => other is not null && ToText() == other.ToText();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Origin, Size, Root);
}
