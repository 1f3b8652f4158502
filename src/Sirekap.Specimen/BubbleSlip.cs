namespace Sirekap.Specimen;

/// <summary>A bubble column that is not simply blackened.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">The column from the left, from 0.</param>
/// <param name="Kind">What happened.</param>
public sealed record BubbleSlip(string Field, int Column, BubbleSlipKind Kind);

/// <summary>How a bubble column can go wrong. All but the last two still say one digit.</summary>
public enum BubbleSlipKind
{
    /// <summary>A tick through the bubble, its tail across the neighbour above.</summary>
    Ticked,

    /// <summary>A cross through the bubble.</summary>
    Crossed,

    /// <summary>Only half of the bubble is black.</summary>
    Half,

    /// <summary>Another bubble was black first and is under white paint.</summary>
    Whitened,

    /// <summary>Another bubble was black first and was rubbed out, which left a grey ghost.</summary>
    Erased,

    /// <summary>A stroke that belongs elsewhere passes through other bubbles.</summary>
    Passed,

    /// <summary>Two bubbles are black: a person must look.</summary>
    Doubled,

    /// <summary>Another bubble was black first and is crossed out: a person must look.</summary>
    CrossedOut,
}
