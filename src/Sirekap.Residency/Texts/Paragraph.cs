using System.Collections.Immutable;
using System.Text;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;

namespace Sirekap.Residency.Texts;

/// <summary>
/// One plain paragraph that may be quoted. Its sentence is the text of the very rule that made the verdict, so it claims neither more nor less.
/// </summary>
public static class Paragraph
{
    /// <summary>The paragraph on a subject.</summary>
    public static string Of(SubjectVerdict verdict, ResidencyWords words)
    {
        var text = new StringBuilder(verdict.At is { } at ? words["opening"].Replace("{date}", words.Day(at), StringComparison.Ordinal) : words["opening.undated"]);
        text.Append(Sentence(verdict, verdict.Answering, words));
        if (verdict.Networks.Length > 0)
            text.Append(words.Of("networks", string.Join(", ", verdict.Networks)));
        if (verdict.Answering.Rule is Rule.RegionListHome or Rule.RegionListAbroad)
            Append("databases-say");
        if (verdict.Subject.Kind != SubjectKind.Endpoint && verdict.Answering.Rule != Rule.SharedEdge)
            text.Append(words["closing.outside"]);
        Append("contacts");
        return text.ToString();

        void Append(string key)
        {
            foreach (var remark in verdict.Remarks.Where(remark => remark.Key == key))
                text.Append(' ').Append(Of(remark, words));
        }
    }

    /// <summary>Why a ruling is as it is.</summary>
    public static string Reason(SubjectVerdict verdict, Ruling ruling, ResidencyWords words)
    {
        var sentence = Sentence(verdict, ruling, words);
        return char.ToUpper(sentence[0], words.Culture) + sentence[1..];
    }

    /// <summary>A remark.</summary>
    public static string Of(Remark remark, ResidencyWords words)
    {
        var text = words[$"remark.{remark.Key}"];
        ImmutableArray<string> values = [.. remark.Values.Select(value => value.StartsWith("country:", StringComparison.Ordinal) ? words.Country(value[8..]) : value)];
        for (var index = 0; index < values.Length; index++)
            text = text.Replace($"{{{index}}}", values[index], StringComparison.Ordinal);
        return text.Replace("{*}", string.Join(", ", values), StringComparison.Ordinal);
    }

    private static string Sentence(SubjectVerdict verdict, Ruling ruling, ResidencyWords words)
    {
        var text = new StringBuilder(words[$"rule.{(int)ruling.Rule}"]);
        Fill("subject", () => SubjectWithAddresses(verdict, ruling, words));
        Fill("home", () => words.Country(verdict.Home));
        Fill("addresses", () => string.Join(", ", ruling.Addresses));
        Fill("countries", () => string.Join(", ", ruling.Votes.Select(vote => words.Country(vote.Country))));
        Fill("votes", () => string.Join(", ", ruling.Votes.Select(vote => words.Of("vote", words.Country(vote.Country), vote.Count))));
        Fill("sources", () => string.Join("; ", ruling.Sources));
        Fill("names", () => string.Join(", ", ruling.Names));
        Fill("needed", () => string.Join(", ", ruling.Names.Select(name => words[$"need.{name}"])));
        Fill("special", () => string.Join(", ", ruling.Names.Select(name => words[$"special.{name}"])));
        return text.ToString();

        void Fill(string name, Func<string> value)
        {
            var place = $"{{{name}}}";
            if (text.ToString().Contains(place, StringComparison.Ordinal))
                text.Replace(place, value());
        }
    }

    private static string SubjectWithAddresses(SubjectVerdict verdict, Ruling ruling, ResidencyWords words)
    {
        var name = words.Of($"subject.{verdict.Subject.Kind}", verdict.Subject.Name);
        return verdict.Subject.Kind == SubjectKind.Address || ruling.Addresses.IsEmpty ? name : name + words.Of("at", string.Join(", ", ruling.Addresses));
    }
}
