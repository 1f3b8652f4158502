using Sirekap.Election.Forms;
using Sirekap.Evaluate.Truth;
using Sirekap.Specimen;

namespace Sirekap.Evaluate.Running;

/// <summary>Photographs to be read, taken one by one so that thousands of them never stand in memory together. Safe for many threads.</summary>
internal interface IPages
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>What is wrong with the photographs or their truth as a whole, a sentence each.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>One of them.</summary>
    /// <param name="index">From 0.</param>
    Sample Take(int index);
}

/// <summary>A photograph to be read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Jpeg">Its bytes; empty where the file cannot be opened.</param>
/// <param name="Truth">What a person sees in it; null where nobody wrote it down.</param>
/// <param name="Problem">Why the file cannot be opened; null where it can.</param>
internal sealed record Sample(string File, byte[] Jpeg, PageTruth? Truth, string? Problem = null)
{
    /// <summary>The page and where each of its points lies in the picture, where that is known because the picture was made.</summary>
    public (PageDefinition Page, SpecimenPhotograph Photograph)? Made { get; init; }
}
