using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>Evidence in, verdict out: no clock, no network, no file. See docs/residency.md.</summary>
public static class ResidencyJudge
{
    /// <summary>Judges every subject of an evidence file.</summary>
    public static ImmutableArray<SubjectVerdict> Judge(EvidenceFile file) => [.. file.Subjects.Select(subject => Judge(subject, file.Home))];

    /// <summary>Judges one subject.</summary>
    /// <param name="evidence">All that was asked about it.</param>
    /// <param name="home">The country that counts as home, ISO 3166.</param>
    public static SubjectVerdict Judge(SubjectEvidence evidence, string home)
    {
        var subject = new SubjectJudge(evidence);
        var one = new AddressJudge(evidence, home);
        var addresses = subject.Addresses.ToImmutableSortedDictionary(address => address, one.Judge, StringComparer.Ordinal);
        var answering = subject.Judge(addresses);
        return new(
            evidence.Subject, home, answering,
            Enum.GetValues<DataRole>().ToImmutableSortedDictionary(role => role, role => OfRole(role, evidence.Subject.Kind, answering)),
            addresses, RemarkMaker.Of(evidence, home, answering))
        {
            At = evidence.Checks.IsEmpty ? null : evidence.Checks.Max(check => check.At),
            Networks = [.. evidence.Checks.OfType<OriginCheck>().Where(Usable.Is).Where(check => check.Answer!.Number is not null)
                .Select(check => string.Create(CultureInfo.InvariantCulture, $"AS{check.Answer!.Number} {check.Answer.Name}").TrimEnd()).Distinct()],
        };
    }

    /// <summary>
    /// From outside, one machine abroad shows that requests are worked on abroad; a machine at home does not show that all are worked on at home,
    /// and nothing shows where data is kept. Of an endpoint of the asker's own the ruling is about what keeps and works on the data itself.
    /// </summary>
    private static Ruling OfRole(DataRole role, SubjectKind kind, Ruling answering) => role switch
    {
        _ when kind == SubjectKind.Endpoint => answering,
        DataRole.Stored => new(Rule.StorageNotVisible),
        DataRole.Processed when answering.Verdict == Verdict.ProvenAtHome => new(Rule.BehindTheMachine) { Addresses = answering.Addresses },
        _ => answering,
    };
}
