using System.Collections.Immutable;
using Sirekap.Election.Readings;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>One field of a machine's reading.</summary>
/// <param name="Reading">State, value and confidence.</param>
/// <param name="Strip">Where in the public copy the field's strip of handwriting lies.</param>
/// <param name="Cause">Why the field was not read, or null.</param>
public sealed record MachineFigure(FieldReading Reading, PixelBox Strip, string? Cause)
{
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
        var figure = new MachineFigure(reading, new((int)box[0], (int)box[1], (int)box[2], (int)box[3]), members.OptionalText("cause", 40));
        members.Done();
        return figure;
    }
}
