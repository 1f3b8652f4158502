using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>Where a figure was written and what the log says of it.</summary>
/// <param name="Page">The form's page.</param>
/// <param name="Photo">The photograph as the officer sent it.</param>
/// <param name="PublicCopy">The copy that everyone may see; null where the picture could not be registered, so that names could not be covered.</param>
/// <param name="Strip">Where in the public copy the handwriting stands; null without a public copy.</param>
/// <param name="Form">The log index of the form statement.</param>
/// <param name="Reading">The log index of the machine's reading of the page.</param>
public sealed record Evidence(int Page, Digest Photo, Digest? PublicCopy, PixelBox? Strip, long Form, long Reading);

/// <summary>Who read a field.</summary>
public enum ReadingSource
{
    /// <summary>The officer at the station, from the paper.</summary>
    Officer,

    /// <summary>The machine, from the public copy of the photograph.</summary>
    Machine,

    /// <summary>A reviewer, by decision.</summary>
    Reviewer,

    /// <summary>The plenary, by a decision that chair and secretary have signed.</summary>
    Plenary,
}

/// <summary>One reading of a field, whoever made it.</summary>
/// <param name="Source">Who.</param>
/// <param name="Index">The log index of the statement.</param>
/// <param name="State">What it came to.</param>
/// <param name="Value">The number, where one was read.</param>
/// <param name="Confidence">The machine's confidence in parts per million; null for people.</param>
/// <param name="Cause">Why the machine did not read it, by code; null otherwise.</param>
public sealed record SourcedReading(
    ReadingSource Source, long Index, ReadingState State, Votes? Value, int? Confidence, string? Cause);

/// <summary>
/// A figure that may be published and added up. It exists only with its evidence and readings: the constructor is the
/// count's own, and <see cref="ContestCount"/> takes nothing else.
/// </summary>
public sealed record Figure
{
    internal Figure(ContestField field, Votes value, Evidence evidence, ImmutableArray<SourcedReading> readings)
    {
        if (!readings.Any(reading => reading.Value == value))
            throw new InvalidOperationException($"No reading of {field.Id} gives {value}: a figure must come from a reading.");
        (Field, Value, Evidence, Readings) = (field, value, evidence, readings);
    }

    /// <summary>The field.</summary>
    public ContestField Field { get; }

    /// <summary>The number.</summary>
    public Votes Value { get; }

    /// <summary>Photograph, place and log indexes.</summary>
    public Evidence Evidence { get; }

    /// <summary>Every reading of the field.</summary>
    public ImmutableArray<SourcedReading> Readings { get; }
}

/// <summary>All that is known of one field of one form, counted or not.</summary>
/// <param name="Field">The field.</param>
/// <param name="Readings">Every reading.</param>
/// <param name="Evidence">Photograph, place and log indexes; null until the page's reading is in.</param>
/// <param name="Figure">The figure; null while the form is not counted.</param>
public sealed record FieldDossier(
    ContestField Field, ImmutableArray<SourcedReading> Readings, Evidence? Evidence, Figure? Figure);
