using System.Buffers;
using System.Collections;
using System.Collections.Immutable;

namespace Sirekap.Election.Statements;

/// <summary>
/// The members of a canonical JSON object, sorted by UTF-16 code units as RFC 8785 demands. A reader takes each member once
/// and ends with <see cref="Done"/>, so that a field nobody asked for is refused rather than overlooked.
/// </summary>
public sealed class CanonicalObject : IEnumerable<KeyValuePair<string, object>>
{
    // Sorted by name. Most objects are read and written in order, so that nothing has to move.
    private readonly List<Member> _members = [];

    /// <summary>The member names, sorted.</summary>
    public IEnumerable<string> Names => _members.Select(member => member.Name);

    /// <summary>Adds a member; a null value leaves it out.</summary>
    public CanonicalObject Set(string name, object? value)
    {
        if (value is not null && !TryAdd(name, value is int number ? (long)number : value))
            throw new ArgumentException($"The member \"{name}\" stands in the object already.", nameof(name));
        return this;
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(512);
        CanonicalJson.Write(output, this);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Takes a text of at most so many characters.</summary>
    public string Text(string name, int most = 200) =>
        OptionalText(name, most) ?? throw Missing(name);

    /// <summary>Takes a text that may be left out.</summary>
    public string? OptionalText(string name, int most = 200) => Take(name) switch
    {
        null => null,
        string { Length: 0 } => throw new RefusedException("malformed", $"The field \"{name}\" is empty: leave it out or fill it."),
        string text when text.Length <= most => text,
        string text => throw new RefusedException("malformed", $"The field \"{name}\" has {text.Length} characters; at most {most} are allowed."),
        _ => throw new RefusedException("malformed", $"The field \"{name}\" is not a text."),
    };

    /// <summary>Takes an integer within bounds.</summary>
    public long Integer(string name, long least, long most) =>
        OptionalInteger(name, least, most) ?? throw Missing(name);

    /// <summary>Takes an integer that may be left out.</summary>
    public long? OptionalInteger(string name, long least, long most) => Take(name) switch
    {
        null => null,
        long number when number >= least && number <= most => number,
        long number => throw new RefusedException("malformed", $"The field \"{name}\" is {number}; it must lie between {least} and {most}."),
        _ => throw new RefusedException("malformed", $"The field \"{name}\" is not an integer."),
    };

    /// <summary>Takes an object.</summary>
    public CanonicalObject Object(string name) => OptionalObject(name) ?? throw Missing(name);

    /// <summary>Takes an object that may be left out.</summary>
    public CanonicalObject? OptionalObject(string name) => Take(name) switch
    {
        null => null,
        CanonicalObject members => members,
        _ => throw new RefusedException("malformed", $"The field \"{name}\" is not an object."),
    };

    /// <summary>Takes an array of texts; it may be empty.</summary>
    public ImmutableArray<string> Texts(string name) => Take(name) switch
    {
        null => throw Missing(name),
        ImmutableArray<object> items when items.All(item => item is string) => [.. items.Cast<string>()],
        _ => throw new RefusedException("malformed", $"The field \"{name}\" is not a list of texts."),
    };

    /// <summary>Takes an array of integers.</summary>
    public ImmutableArray<long>? OptionalIntegers(string name)
    {
        var value = Take(name);
        if (value is null)
            return null;
        return value is ImmutableArray<object> items && items.All(item => item is long)
            ? [.. items.Cast<long>()]
            : throw new RefusedException("malformed", $"The field \"{name}\" is not a list of integers.");
    }

    /// <summary>Takes an array of so many integers.</summary>
    public ImmutableArray<long>? OptionalIntegers(string name, int count)
    {
        var numbers = OptionalIntegers(name);
        return numbers is null || numbers.Value.Length == count
            ? numbers
            : throw new RefusedException("malformed", $"The field \"{name}\" is not a list of {count} integers.");
    }

    /// <summary>Ends the reading: a member that nobody took is refused.</summary>
    public void Done()
    {
        if (_members.Find(member => !member.IsTaken) is { } unknown)
            throw new RefusedException("unknown-field", $"The statement has a field \"{unknown.Name}\" that its kind does not know.");
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _members.Select(member => KeyValuePair.Create(member.Name, member.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryAdd(string name, object value)
    {
        var place = PlaceOf(name);
        if (place >= 0)
            return false;
        _members.Insert(~place, new(name, value));
        return true;
    }

    internal void WriteMembers(IBufferWriter<byte> output)
    {
        foreach (var member in _members)
        {
            output.Write(member == _members[0] ? "{"u8 : ","u8);
            CanonicalJson.Write(output, member.Name);
            output.Write(":"u8);
            CanonicalJson.Write(output, member.Value);
        }

        output.Write(_members.Count == 0 ? "{}"u8 : "}"u8);
    }

    private static RefusedException Missing(string name) =>
        new("missing-field", $"The statement lacks the field \"{name}\".");

    private object? Take(string name)
    {
        if (PlaceOf(name) is not (>= 0 and var place))
            return null;
        _members[place].IsTaken = true;
        return _members[place].Value;
    }

    /// <summary>Where a member stands; where it is not, the complement of the place where it would.</summary>
    private int PlaceOf(string name)
    {
        var (low, high) = (0, _members.Count - 1);
        if (high >= 0 && string.CompareOrdinal(name, _members[high].Name) > 0)
            return ~_members.Count;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_members[middle].Name, name);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private sealed class Member(string name, object value)
    {
        public string Name => name;

        public object Value => value;

        /// <summary>Whether a reader has asked for it.</summary>
        public bool IsTaken { get; set; }
    }
}
