using System.Collections.Immutable;

namespace Sirekap.Election.Contests;

/// <summary>
/// The figures of one form: for every field of the contest a number, or null where none is known. Immutable; equal
/// when the contest's code and every figure are equal.
/// </summary>
public sealed class FigureSet : IEquatable<FigureSet>
{
    private readonly ImmutableArray<Votes?> _figures;

    /// <summary>Takes one figure per field, in the order of <see cref="Contest.Fields"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer figures than fields.</exception>
    public FigureSet(Contest contest, ImmutableArray<Votes?> figures)
    {
        if (figures.IsDefault || figures.Length != contest.Fields.Length)
        {
            throw new ArgumentException(
                $"Contest {contest.Code} has {contest.Fields.Length} fields; give one figure, or null, for each.", nameof(figures));
        }

        (Contest, _figures) = (contest, figures);
        IsComplete = !figures.Contains(null);
    }

    /// <summary>The contest whose fields these are.</summary>
    public Contest Contest { get; }

    /// <summary>Whether every field has a number.</summary>
    public bool IsComplete { get; }

    /// <summary>The figures, by column.</summary>
    public ReadOnlySpan<Votes?> Columns => _figures.AsSpan();

    /// <summary>The figure in a column, or null.</summary>
    public Votes? this[int column] => _figures[column];

    /// <summary>The figure of a field by its id, or null.</summary>
    /// <exception cref="KeyNotFoundException">The contest has no such field.</exception>
    public Votes? this[string field] => _figures[Contest.IndexOf(field)];

    /// <summary>A set in which nothing is known.</summary>
    public static FigureSet Empty(Contest contest) => new(contest, ImmutableArray.Create(new Votes?[contest.Fields.Length]));

    /// <summary>Takes figures by field id; a field that is not named stays unknown.</summary>
    /// <exception cref="KeyNotFoundException">The contest has no field of a name given.</exception>
    public static FigureSet From(Contest contest, IEnumerable<KeyValuePair<string, Votes>> figures)
    {
        var columns = new Votes?[contest.Fields.Length];
        foreach (var (field, figure) in figures)
            columns[contest.IndexOf(field)] = figure;
        return new(contest, ImmutableArray.Create(columns));
    }

    /// <summary>The same figures but for one field.</summary>
    /// <exception cref="KeyNotFoundException">The contest has no such field.</exception>
    public FigureSet With(string field, Votes? figure) => new(Contest, _figures.SetItem(Contest.IndexOf(field), figure));

    /// <summary>The fields whose figures differ between two sets of one contest, in the form's order; a number and null differ.</summary>
    /// <exception cref="ArgumentException">The sets are of different contests.</exception>
    public ImmutableArray<string> DifferencesFrom(FigureSet other)
    {
        if (other.Contest.Code != Contest.Code || other._figures.Length != _figures.Length)
            throw new ArgumentException($"Figures of {Contest.Code} cannot be compared with figures of {other.Contest.Code}.", nameof(other));
        var differing = ImmutableArray.CreateBuilder<string>();
        for (var column = 0; column < _figures.Length; column++)
        {
            if (_figures[column] != other._figures[column])
                differing.Add(Contest.Fields[column].Id);
        }

        return differing.ToImmutable();
    }

    /// <inheritdoc/>
    public bool Equals(FigureSet? other) =>
        other is not null && Contest.Code == other.Contest.Code && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FigureSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Contest.Code, StringComparer.Ordinal);
        foreach (var figure in _figures)
            hash.Add(figure);
        return hash.ToHashCode();
    }
}
