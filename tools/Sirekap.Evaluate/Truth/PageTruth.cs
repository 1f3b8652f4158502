using System.Collections.Immutable;

namespace Sirekap.Evaluate.Truth;

/// <summary>What a person sees in one photograph.</summary>
/// <param name="File">The file's name within the folder.</param>
/// <param name="Page">The page of the form, from 1; null where nobody wrote it down.</param>
/// <param name="Fields">The fields that somebody wrote down: not always all.</param>
/// <param name="Unreadable">Whether a person could not read the picture either, so that a refusal is right.</param>
internal sealed record PageTruth(string File, int? Page, ImmutableArray<FieldTruth> Fields, bool Unreadable = false)
{
    /// <summary>A word that all photographs of one station's form share; empty where nobody said which belong together.</summary>
    public string Form { get; init; } = "";
}
