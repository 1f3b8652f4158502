namespace Sirekap.Election.Statements.Kinds;

/// <summary>The photograph of a report is released for everyone, or withheld and then deleted.</summary>
/// <param name="Report">The log index of the report.</param>
/// <param name="Photo">The photograph's digest as the report states it: nobody decides on a picture that he has not seen.</param>
/// <param name="IsShown">Whether it is released.</param>
/// <param name="Text">Why, in a sentence for everyone.</param>
public sealed record JudgePicture(long Report, Digest Photo, bool IsShown, string Text) : ReportAction
{
    internal const string Release = "release", Withhold = "withhold";

    private const int MostText = 500;

    internal static new JudgePicture Read(CanonicalObject members) => new(
        members.Integer("report", 0, long.MaxValue), Digest.Parse(members.Text("photo")), members.Text("act") == Release, members.Text("text", MostText));

    internal override void Write(CanonicalObject members) =>
        members.Set("act", IsShown ? Release : Withhold).Set("report", Report).Set("photo", Photo.ToString()).Set("text", Text);
}
