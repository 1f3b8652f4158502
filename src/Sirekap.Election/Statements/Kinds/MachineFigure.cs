using System.Collections.Immutable;
using Sirekap.Election.Readings;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>One field of a machine's reading.</summary>
/// <param name="Reading">State, value and confidence.</param>
/// <param name="Strip">Where in the public copy the field's strip of handwriting lies.</param>
/// <param name="Cause">Why the field was not read, or null.</param>
public readonly record struct MachineFigure(FieldReading Reading, PixelBox Strip, string? Cause)
{
    private const string Confirmed = "confirmed", Others = "alternatives";

    /// <summary>How many other encodings of the field (bubbles, tally) say the same number, 0 to 2.</summary>
    public int Confirmations { get; init; }

    /// <summary>What else the boxes could say, the likeliest first; at most <see cref="Alternative.Most"/>.</summary>
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    internal CanonicalObject Write() => new CanonicalObject()
        .Set("state", Reading.State switch
        {
            ReadingState.Read => "read",
            ReadingState.Blank => "blank",
            _ => "illegible",
        })
        .Set("value", Reading.Value?.Value)
        .Set("confidence", Reading.Confidence)
        .Set("cause", Cause)
        .Set(Confirmed, Confirmations == 0 ? null : Confirmations)
        .Set(Others, Alternatives.IsEmpty ? null : Alternatives.SelectMany(Pair).ToImmutableArray())
        .Set("box", ImmutableArray.Create<object>((long)Strip.X, (long)Strip.Y, (long)Strip.Width, (long)Strip.Height));

    internal static MachineFigure Read(string field, CanonicalObject members)
    {
        var confidence = (int)members.Integer("confidence", 0, FieldReading.Certain);
        var value = members.OptionalInteger("value", 0, Votes.Most);
        var state = members.Text("state");
        var reading = (state, value) switch
        {
            ("read", { } number) => FieldReading.Read(field, new Votes((int)number), confidence),
            ("blank", null) => FieldReading.Blank(field, confidence),
            ("illegible", null) => FieldReading.Illegible(field, confidence),
            _ => throw new RefusedException("malformed", $"The reading of {field} has state \"{state}\" and value {value?.ToString() ?? "none"}: only \"read\" has a value."),
        };
        var box = members.OptionalIntegers("box", 4)
            ?? throw new RefusedException("missing-field", $"The reading of {field} lacks the field \"box\".");
        if (box.Any(edge => edge is < 0 or > ushort.MaxValue))
            throw new RefusedException("malformed", $"The box of {field} lies outside any picture.");
        var figure = new MachineFigure(reading, new((int)box[0], (int)box[1], (int)box[2], (int)box[3]), members.OptionalText("cause", 40))
        {
            Confirmations = (int)(members.OptionalInteger(Confirmed, 1, 2) ?? 0),
            Alternatives = ReadAlternatives(field, members),
        };
        members.Done();
        return figure;
    }

    /// <summary>One flat list in the log: value, parts per million, value, …</summary>
    private static IEnumerable<object> Pair(Alternative other) => [(long)other.Value.Value, (long)other.Confidence];

    private static ImmutableArray<Alternative> ReadAlternatives(string field, CanonicalObject members)
    {
        if (members.OptionalIntegers(Others) is not { } numbers)
            return [];
        if (numbers.Length is 0 or > 2 * Alternative.Most || numbers.Length % 2 != 0)
            throw new RefusedException("malformed", $"The alternatives of {field} are {numbers.Length} numbers; give up to {Alternative.Most} pairs of value and parts per million.");
        var others = ImmutableArray.CreateBuilder<Alternative>(numbers.Length / 2);
        for (var place = 0; place < numbers.Length; place += 2)
        {
            if (numbers[place] is < 0 or > Votes.Most || numbers[place + 1] is < Alternative.LeastConfidence or > FieldReading.Certain)
                throw new RefusedException("malformed", $"The alternative {numbers[place]} of {field} with {numbers[place + 1]} parts per million cannot be.");
            others.Add(new(new((int)numbers[place]), (int)numbers[place + 1]));
        }

        return others.MoveToImmutable();
    }
}
