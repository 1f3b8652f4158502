namespace Sirekap.Election.Statements.Kinds;

/// <summary>What a <see cref="ReportStatement"/> does.</summary>
public abstract record ReportAction
{
    private const long MostTimes = 1_000_000;

    internal static ReportAction Read(CanonicalObject members) => members.Text("act") switch
    {
        "make" => ReadMaking(members),
        "answer" => new AnswerReports(
            members.Integer("until", 0, long.MaxValue), Codes.Parse<ReportVerdict>(members.Text("verdict")), members.Text("text", 500)),
        JudgePicture.Release or JudgePicture.Withhold => JudgePicture.Read(members),
        var act => throw new RefusedException("malformed", $"A report is made or answered, its photograph released or withheld, not \"{act}\"."),
    };

    internal abstract void Write(CanonicalObject members);

    private static MakeReport ReadMaking(CanonicalObject members)
    {
        var seal = members.OptionalText("seal");
        var times = members.OptionalInteger("times", 2, MostTimes) ?? 1;
        var photo = members.OptionalText("photo");
        return (seal is null && photo is null) || times == 1
            ? new(seal is null ? null : Digest.Parse(seal), times) { Photo = photo is null ? null : Digest.Parse(photo) }
            : throw new RefusedException("malformed", "A statement that stands for several reports seals the words of none, and has the photograph of none.");
    }
}

/// <summary>A report is made.</summary>
/// <param name="Seal">The SHA-256 of the reporter's words as the server keeps them, with random bits so that nobody finds them by trying; null where there are none.</param>
/// <param name="Times">How many reports this stands for: more than one where only their number is recorded.</param>
public sealed record MakeReport(Digest? Seal, long Times) : ReportAction
{
    /// <summary>The SHA-256 of the reporter's photograph as the server keeps it, without metadata; null where there is none.</summary>
    public Digest? Photo { get; init; }

    internal override void Write(CanonicalObject members) =>
        members.Set("act", "make").Set("seal", Seal?.ToString()).Set("photo", Photo?.ToString()).Set("times", Times == 1 ? null : Times);
}

/// <summary>All reports of this station, contest, subject and field up to one of them are answered.</summary>
/// <param name="Until">The log index of the newest report that is answered.</param>
/// <param name="Verdict">What came of it, by code.</param>
/// <param name="Text">The same in a sentence, for everyone.</param>
public sealed record AnswerReports(long Until, ReportVerdict Verdict, string Text) : ReportAction
{
    internal override void Write(CanonicalObject members) =>
        members.Set("act", "answer").Set("until", Until).Set("verdict", Codes.Name(Verdict)).Set("text", Text);
}

/// <summary>What came of reports.</summary>
public enum ReportVerdict
{
    /// <summary>The figures are those on the paper: nothing changes.</summary>
    Stands,

    /// <summary>The reports are right, and the form has been corrected or sent back.</summary>
    Corrected,

    /// <summary>The reports go to the plenary or to the supervisors, who decide.</summary>
    Forwarded,

    /// <summary>What was reported cannot be checked.</summary>
    Unclear,
}
