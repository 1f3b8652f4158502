using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Reader;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Misuse;
using Sirekap.Reader.Pages;

namespace Sirekap.Server.Reading;

/// <summary>
/// Makes the public copy of a photograph, and reads that copy: so everyone who has the copy can repeat the reading to the last
/// bit, and nobody needs the original for it.
/// </summary>
public sealed class PageMachine(ElectionDefinition definition, PageReader reader, Digest model)
{
    /// <summary>The SHA-256 of the reader's weights.</summary>
    public Digest Model => model;

    private const string WrongStation = "wrong-station";

    /// <summary>Reads one photograph as a page of a contest's form at a station; paper that names its station must name this one.</summary>
    public SheetReading Read(ReadOnlyMemory<byte> original, string station, string contest, int page)
    {
        var expected = Expected(definition, contest, page);
        var first = reader.Read(original, expected);
        if (!first.MayBeShown)
            return new(null, first.Refusal!.Value.Code(), [], []);
        var copy = Masking.Cover(original, first);
        if (ManagedJpegDecoder.Open(copy, out var photo) is { } unreadable)
            throw new InvalidOperationException($"Our own public copy cannot be decoded: {unreadable.Code()}.");
        var reading = reader.Read(photo!, expected);
        if (reading.Refusal is { } refusal)
            return new(copy, refusal.Code(), [], []);
        if (reading.StationCode is { } code && code.Station != station)
            return new(copy, WrongStation, [], []);
        var turn = PaperTurn.Of(definition.FindContest(contest)!.Form, page, reading.Fields.Select(field => (field.Reading.Field, field.Strip)));
        return new(
            copy,
            null,
            [.. reading.Fields.Select(Figure)],
            [.. reading.Fields.Select(field => (field.Strip, Strips.Cut(photo!, field.Strip, turn)))])
        {
            Fingerprint = reading.Fingerprint,
            Signals = reading.Signals.GroupBy(signal => signal.Kind.Code(), StringComparer.Ordinal).ToImmutableSortedDictionary(
                same => same.Key, same => same.SelectMany(signal => signal.Fields).Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal),
        };
    }

    /// <summary>What the reader is told to expect: whoever reads a public copy again must tell it the same. Null for a contest that the election does not have.</summary>
    public static PageExpectation? Expected(ElectionDefinition definition, string contest, int page) =>
        definition.FindContest(contest) is { } known ? new(known.Form.Id, page) : null;

    /// <summary>What the log says of a field as the reader read it.</summary>
    public static MachineFigure Figure(FieldResult field) => new(field.Reading, field.Strip, field.Cause?.Code())
    {
        Confirmations = field.Confirmations,
        Alternatives = field.Alternatives,
    };
}
