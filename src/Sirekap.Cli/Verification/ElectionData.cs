using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Verification;

/// <summary>The election's data files as the verifier holds them.</summary>
internal static class ElectionData
{
    /// <summary>The files that are not those which the log commits to.</summary>
    public static IReadOnlyList<Problem> Problems(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> held, ElectionStatement stated)
    {
        var problems = new List<Problem>();
        foreach (var path in held.Keys.Union(stated.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var here = held.TryGetValue(path, out var bytes) ? Digest.Of(bytes.Span).ToString() : "–";
            var there = stated.Files.TryGetValue(path, out var digest) ? digest.ToString() : "–";
            if (here != there)
                problems.Add(new(path, Words.OtherData(here, there)));
        }

        return problems;
    }
}
