using System.Globalization;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>A check with its position in the evidence, so that a ruling can name what it rests on.</summary>
/// <typeparam name="TCheck">The kind of check.</typeparam>
/// <param name="Index">Its position.</param>
/// <param name="Check">The check.</param>
readonly record struct Ground<TCheck>(int Index, TCheck Check)
    where TCheck : Check
{
    public bool IsUsable => Usable.Is(Check);

    public string Source => Check.SourceDate is { } date
        ? $"{Check.Source} ({date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})"
        : Check.Source;
}

/// <summary>Picks checks by kind.</summary>
static class Grounds
{
    public static List<Ground<TCheck>> Of<TCheck>(this SubjectEvidence evidence)
        where TCheck : Check =>
        [.. evidence.Checks.Select((check, index) => (check, index)).Where(one => one.check is TCheck).Select(one => new Ground<TCheck>(one.index, (TCheck)one.check))];

    public static IEnumerable<string> Unusable<TCheck>(this IEnumerable<Ground<TCheck>> grounds)
        where TCheck : Check => grounds.Where(ground => !ground.IsUsable).Select(ground => ground.Source);
}
