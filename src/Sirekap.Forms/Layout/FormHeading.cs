using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>What a form says of itself.</summary>
/// <param name="FormId">The definition's id, such as <c>c-hasil-ppwp-pemilu-2024</c>.</param>
/// <param name="Model">The form's name on paper, such as <c>C.Hasil-PPWP</c>.</param>
/// <param name="ElectionName">The election's name for people.</param>
/// <param name="ContestName">The contest's name for people.</param>
/// <param name="FirstTag">The tag id of the first page's upper left corner; each page takes four.</param>
public sealed record FormHeading(string FormId, string Model, string ElectionName, string ContestName, int FirstTag)
{
    /// <summary>Pages that a contest's form may have.</summary>
    public const int MostPages = 32;

    /// <summary>KPU's own pages carry the ids 101 to 103.</summary>
    const int FirstFreeTag = 104;

    /// <summary>The heading of a contest within its election; each contest has 128 tag ids of its own, by its place in the election.</summary>
    public static FormHeading Of(ElectionDefinition election, Contest contest, string language = "id") => new(
        $"c-hasil-{contest.Code}-{election.Id}",
        $"C.Hasil-{contest.Code.ToUpperInvariant()}",
        election.Name.In(language),
        contest.Name.In(language),
        FirstFreeTag + (election.Contests.IndexOf(contest) * MostPages * 4));
}
