using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Cli.Rehearsal;

/// <summary>The official result of a province, to which the rehearsal's stations add up exactly.</summary>
/// <param name="Province">Its code.</param>
/// <param name="Votes">The votes of each candidate, by ballot number.</param>
/// <param name="Note">What must be said wherever the figures are shown; null where nothing must.</param>
internal sealed record OfficialResult(string Province, ImmutableArray<long> Votes, string? Note)
{
    private const char Comment = '#';

    /// <summary>Reads <c>code,1,2,…,note</c>, a line for each province, below a heading.</summary>
    /// <param name="lines">The lines of the file; those that begin with # are its sources.</param>
    /// <param name="candidates">How many candidates there are.</param>
    /// <exception cref="InvalidDataException">A line has another shape; the message names it.</exception>
    public static ImmutableArray<OfficialResult> Read(IEnumerable<string> lines, int candidates) =>
        [.. lines.Where(line => !line.StartsWith(Comment)).Skip(1).Select(line => Read(line, candidates))];

    private static OfficialResult Read(string line, int candidates)
    {
        var cells = line.Split(',');
        if (cells.Length != candidates + 2)
            throw Wrong(line, candidates);
        var votes = ImmutableArray.CreateBuilder<long>(candidates);
        foreach (var cell in cells.AsSpan(1, candidates))
            votes.Add(long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(line, candidates));
        return new(cells[0], votes.MoveToImmutable(), cells[^1].Length > 0 ? cells[^1] : null);
    }

    private static InvalidDataException Wrong(string line, int candidates) =>
        new($"The official result \"{line}\" is not a code, {candidates} whole numbers and a note, with commas between.");
}
