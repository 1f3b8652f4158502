using System.Collections.Immutable;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>What a reader should know beside a ruling: contradicting evidence of lower rank, sources that could not be used, what a browser contacts.</summary>
static class RemarkMaker
{
    private static readonly string[] s_cacheHeaders = ["via", "x-cache", "age", "x-served-by"];

    public static ImmutableArray<Remark> Of(SubjectEvidence evidence, string home, Ruling answering)
    {
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        Add("punycode", evidence.Subject.Shown is { } shown ? [shown, evidence.Subject.Name] : []);
        Add("outdated", Sources(evidence, check => check.IsAnswered && Usable.IsOutdated(check)));
        Add("unusable", [.. Sources(evidence, check => check.Trouble is { Code: "corrupt" or "overlap" or "undated" or "missing" })]);
        Add("silent", Sources(evidence, check => check is ResolutionCheck && check.Trouble is not null));
        var answers = evidence.Checks.OfType<ResolutionCheck>().Where(Usable.Is).Select(check => check.Answer!).ToList();
        Add("resolvers-differ", answers.Select(answer => string.Join(' ', answer.Addresses)).Distinct().ToImmutableArray() is { Length: > 1 } sets ? sets : []);
        var addresses = answers.SelectMany(answer => answer.Addresses).ToList();
        Add("ipv6-only", addresses.Count > 0 && addresses.TrueForAll(address => address.Contains(':')) ? [evidence.Subject.Name] : []);
        if (answering.Rule is Rule.RegionListHome or Rule.RegionListAbroad)
        {
            var said = evidence.Checks.OfType<DatabaseCheck>().Where(Usable.Is).Select(check => check.Answer!.Country).OfType<string>().ToList();
            if (said.Exists(country => (country == home) != (answering.Rule == Rule.RegionListHome)))
                Add("databases-say", Countries(said));
        }

        if (answering.Verdict is Verdict.ProvenAtHome or Verdict.Contradicted)
        {
            var registered = evidence.Checks.OfType<RegistryCheck>().Where(Usable.Is).Select(check => check.Answer!.Country).OfType<string>();
            Add("registry-says", Countries(registered.Where(country => (country == home) != (answering.Verdict == Verdict.ProvenAtHome))));
        }

        var responses = evidence.Checks.OfType<ResponseCheck>().Where(Usable.Is).Select(check => check.Answer!).ToList();
        if (answering.Rule != Rule.SharedEdge)
            Add("forwarded", [.. responses.SelectMany(response => response.Headers).Where(header => s_cacheHeaders.Contains(header.Name)).Select(header => $"{header.Name}: {header.Value}").Distinct()]);
        Add("contacts", [.. responses.SelectMany(response => response.Contacts).Distinct().Order(StringComparer.Ordinal)]);
        Add("mail", [.. evidence.Checks.OfType<MailCheck>().Where(Usable.Is).SelectMany(check => check.Answer!.Hosts).Distinct()]);
        Add("untrusted", [.. evidence.Checks.OfType<CertificateCheck>().Where(Usable.Is).Where(check => !check.Answer!.IsTrusted).Select(check => check.Answer!.Issuer).Distinct()]);
        return remarks.DrainToImmutable();

        void Add(string key, ImmutableArray<string> values)
        {
            if (values.Length > 0)
                remarks.Add(new(key, values));
        }
    }

    private static ImmutableArray<string> Sources(SubjectEvidence evidence, Predicate<Check> which) =>
        [.. evidence.Checks.Select((check, index) => new Ground<Check>(index, check)).Where(ground => which(ground.Check)).Select(ground => ground.Source).Distinct()];

    private static ImmutableArray<string> Countries(IEnumerable<string?> countries) => [.. countries.OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(country => $"country:{country}")];
}
