namespace Sirekap.Election.Acceptance;

/// <summary>
/// When a form counts without a person: its figures satisfy every hard rule, officer and machine agree on each, and the risk that both
/// are wrong all the same stays below a bound. The numbers are the election's data; docs/acceptance.md tells where each comes from. All in
/// parts per million.
/// </summary>
/// <param name="MostRisk">The greatest risk, for a whole form, that it is counted with a figure that is not on the paper.</param>
/// <param name="RulesMiss">How often every hard rule still holds although one figure was misread.</param>
/// <param name="OfficerRepeats">How often the officer, who types from the paper without seeing the reading, types the number that the machine misread.</param>
/// <param name="EncodingRepeats">How often another encoding of the field, such as its bubbles, says the number that was misread in the boxes.</param>
/// <param name="Unsure">Below this confidence a reading that agrees is shown as worth a look (rule P.207).</param>
public sealed record AcceptancePolicy(int MostRisk, int RulesMiss, int OfficerRepeats, int EncodingRepeats, int Unsure)
{
    /// <summary>One, in parts per million.</summary>
    public const int One = 1_000_000;
}
