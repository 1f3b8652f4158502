using System.Collections.Concurrent;
using Sirekap.Election;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Mirror.Sources;
using Sirekap.Reader;
using Sirekap.Reader.Pages;
using Sirekap.Server.Reading;

namespace Sirekap.Cli.Verification;

/// <summary>Fetches public pictures, checks their digests, and reads them again with the same net: the reading must be the logged one to the last bit.</summary>
/// <param name="source">Where the pictures are.</param>
/// <param name="copy">Where to keep them, or null.</param>
/// <param name="definition">The election.</param>
/// <param name="reader">The reader; null checks digests only.</param>
/// <param name="model">The digest of the reader's weights.</param>
/// <param name="mayBeWithheld">Whether a takedown lets the source serve no such picture.</param>
internal sealed class PhotoCheck(IPublicSource source, SavedCopy? copy, ElectionDefinition definition, PageReader? reader, Digest? model, Func<Digest, bool> mayBeWithheld)
{
    private int _compared;
    private int _readAgain;
    private int _withheld;

    /// <summary>How many pictures were compared.</summary>
    public int Compared => _compared;

    /// <summary>How many of them were read again.</summary>
    public int ReadAgain => _readAgain;

    /// <summary>How many were not served, as a takedown allows.</summary>
    public int Withheld => _withheld;

    /// <summary>Checks the pictures of readings; gives the problems.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(
        IEnumerable<(long Index, ReadingStatement Reading)> readings, CancellationToken cancellation)
    {
        var problems = new ConcurrentBag<Problem>();
        await Parallel.ForEachAsync(
            readings,
            new ParallelOptions { MaxDegreeOfParallelism = SiteSource.AtOnce, CancellationToken = cancellation },
            async (placed, token) =>
            {
                Interlocked.Increment(ref _compared);
                foreach (var problem in await CheckAsync(placed.Index, placed.Reading, token))
                    problems.Add(problem);
            });
        return [.. problems.OrderBy(problem => problem.Place, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<Problem>> CheckAsync(long index, ReadingStatement logged, CancellationToken cancellation)
    {
        var path = $"photos/{logged.PublicCopy}.jpg";
        if (await source.ReadAsync(path, cancellation) is not { } bytes)
        {
            if (!mayBeWithheld(logged.PublicCopy!.Value))
                return [new(path, Words.Missing)];
            Interlocked.Increment(ref _withheld);
            return [];
        }

        var found = Digest.Of(bytes);
        if (found != logged.PublicCopy)
            return [new(path, Words.OtherPicture(found.ToString()))];
        if (copy is not null)
            await copy.WriteAsync(path, bytes, cancellation);
        if (reader is null || model != logged.Model)
            return [];
        Interlocked.Increment(ref _readAgain);
        return Compare(path, index, logged, reader.Read(bytes, PageMachine.Expected(definition, logged.Contest, logged.Page)));
    }

    private static IEnumerable<Problem> Compare(string path, long index, ReadingStatement logged, PageReading again)
    {
        if (logged.Refused is { } refused)
        {
            // A sheet of another station is read well enough, but refused as not the one announced.
            if (again.Refusal is { } reason && reason.Code() != refused)
                yield return new(path, Words.OtherReading(index, "–", refused, reason.Code()));
            yield break;
        }

        if (again.Refusal is { } unexpected)
        {
            yield return new(path, Words.OtherReading(index, "–", "✓", unexpected.Code()));
            yield break;
        }

        if (again.Fingerprint != logged.Fingerprint)
            yield return new(path, Words.OtherReading(index, "fingerprint", logged.Fingerprint?.Hex ?? "–", again.Fingerprint?.Hex ?? "–"));
        var fields = again.Fields.ToDictionary(field => field.Reading.Field, StringComparer.Ordinal);
        foreach (var figure in logged.Figures)
        {
            var field = fields.GetValueOrDefault(figure.Reading.Field);
            if (field is null || !IsSame(figure, field))
                yield return new(path, Words.OtherReading(index, figure.Reading.Field, Show(figure.Reading), field is null ? "–" : Show(field.Reading)));
        }
    }

    private static bool IsSame(MachineFigure logged, FieldResult again) =>
        again.Reading == logged.Reading && again.Strip == logged.Strip && again.Cause?.Code() == logged.Cause
        && again.Confirmations == logged.Confirmations && again.Alternatives.SequenceEqual(logged.Alternatives);

    private static string Show(FieldReading reading) => $"{reading.Value?.ToString() ?? Codes.Name(reading.State)} ({reading.Confidence})";
}
