using System.Collections.Immutable;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Loading;
using Sirekap.Election.Rules;

namespace Sirekap.Phone.Checking;

/// <summary>The election's rules for JavaScript, from the same files and by the same code as on the server.</summary>
[SupportedOSPlatform("browser")]
public static partial class RulesModule
{
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> s_files = new(StringComparer.Ordinal);
    private static (ImmutableArray<Contest> Contests, RuleCatalogue Catalogue)? s_election;

    /// <summary>Takes one of the election's files.</summary>
    [JSExport]
    internal static void Take(string path, string text) => s_files[path] = Encoding.UTF8.GetBytes(text);

    /// <summary>Reads the files that were taken.</summary>
    [JSExport]
    internal static void Open() => s_election = ElectionPackage.LoadContests(s_files);

    /// <summary>What figures break, in words for the officer, hard rules first.</summary>
    /// <param name="contest">The contest's code.</param>
    /// <param name="figures">The figures by field as a JSON object; fields may be missing.</param>
    /// <returns>A JSON array of <see cref="FindingView"/>.</returns>
    [JSExport]
    internal static string Check(string contest, string figures)
    {
        var (contests, catalogue) = s_election ?? throw new InvalidOperationException("Take the election's files and call Open first.");
        var numbers = JsonSerializer.Deserialize(figures, ViewJson.Default.DictionaryStringInt32)!;
        var set = FigureSet.From(contests.Single(one => one.Code == contest), numbers.Select(pair => KeyValuePair.Create(pair.Key, new Votes(pair.Value))));
        FindingView[] found = [.. RuleBook.Check(set).Select(finding => FindingView.Of(finding, catalogue)).OrderByDescending(finding => finding.Hard)];
        return JsonSerializer.Serialize(found, ViewJson.Default.FindingViewArray);
    }
}
