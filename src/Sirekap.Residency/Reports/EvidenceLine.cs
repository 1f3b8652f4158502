using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Reports;

/// <summary>One piece of evidence in words.</summary>
/// <param name="Kind">What kind of question it was.</param>
/// <param name="Asked">What was asked about.</param>
/// <param name="Source">Who was asked, with the day of its data.</param>
/// <param name="Said">The answer, or why there is none.</param>
/// <param name="Note">Where a recorded fact comes from; null if it was measured.</param>
/// <param name="At">When.</param>
public sealed record EvidenceLine(string Kind, string Asked, string Source, string Said, string? Note, DateTimeOffset At)
{
    /// <summary>Puts a check into words.</summary>
    public static EvidenceLine Of(Check check, ResidencyWords words)
    {
        var (kind, asked) = check switch
        {
            ResolutionCheck one => ("resolution", one.Name),
            ReverseCheck one => ("reverse", one.Address),
            RegistryCheck one => ("registry", one.Address),
            OriginCheck one => ("origin", one.Address),
            DatabaseCheck one => ("database", one.Address),
            RegionCheck one => ("region", one.Address),
            EdgeCheck one => ("edge", string.Join(", ", one.Asked)),
            CertificateCheck one => ("certificate", one.Address),
            ResponseCheck one => ("response", one.Url),
            MailCheck one => ("mail", one.Name),
            RoundTripCheck one => ("roundTrip", one.Address),
            _ => throw new NotSupportedException($"The report has no words for {check.GetType().Name}."),
        };
        var source = check.SourceDate is { } date ? $"{check.Source} ({date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})" : check.Source;
        return new(words[$"check.{kind}"], asked, source, SaidBy(check, words), check.Note, check.At);
    }

    private static string SaidBy(Check check, ResidencyWords words)
    {
        if (check.Trouble is { } trouble)
            return words.Find($"trouble.{trouble.Code}") ?? trouble.Code;
        if (!check.IsAnswered)
            return words["answer.withheld"];
        var said = Answer(check, words);
        return Usable.IsOutdated(check) ? $"{said} ({words["answer.outdated"]})" : said;
    }

    private static string Answer(Check check, ResidencyWords words) => check switch
    {
        ResolutionCheck { Answer: { } answer } => Listed([.. answer.Aliases.Select(alias => $"→ {alias}"), .. answer.Addresses], words, answer.Outcome == ResolutionOutcome.Loop ? "↻ " : ""),
        ReverseCheck { Answer: { } answer } => Listed(answer.Names, words),
        MailCheck { Answer: { } answer } => Listed(answer.Hosts, words),
        RegistryCheck { Answer: { } answer } => Listed([.. new[] { answer.Country is { } country ? words.Country(country) : null, answer.Organisation, answer.Range }.OfType<string>()], words),
        OriginCheck { Answer: { Number: { } number } answer } => string.Create(CultureInfo.InvariantCulture, $"AS{number} {answer.Name} {answer.Prefix}").Trim(),
        OriginCheck => words["answer.none"],
        DatabaseCheck { Answer: { } answer } => answer.Country is { } country ? words.Country(country) : words["answer.unknown"],
        RegionCheck { Answer: { } answer } => Listed([.. answer.Matches.Select(match => $"{match.Provider} {match.Region}, {words.Country(match.Country)} ({match.Prefix})")], words),
        EdgeCheck { Answer: { } answer } => Listed([.. answer.Matches.Select(match => $"{match.Operator} ({match.Technique}; {match.Sign})")], words),
        CertificateCheck { Answer: { } answer } => $"{answer.Subject}; {answer.Issuer}; {words[answer.IsTrusted ? "answer.trusted" : "answer.untrusted"]}",
        ResponseCheck { Answer: { } answer } => Listed([$"HTTP {answer.Status.ToString(CultureInfo.InvariantCulture)}", .. answer.Headers.Select(header => $"{header.Name}: {header.Value}")], words),
        RoundTripCheck { Answer: { } answer } => words.Of("answer.most", answer.Milliseconds, Math.Ceiling(Distance.Most(answer)), answer.Vantage),
        _ => words["answer.none"],
    };

    private static string Listed(ImmutableArray<string> values, ResidencyWords words, string before = "") => values.IsEmpty ? words["answer.none"] : before + string.Join("; ", values);
}
