using System.Text.Json.Serialization;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Reader;
using Sirekap.Reader.Pages;

namespace Sirekap.Phone.Reading;

/// <summary>What an officer needs of a reading.</summary>
/// <param name="Refused">Why the picture is not read, by its code; null when it was.</param>
/// <param name="Advice">What to do then.</param>
/// <param name="Station">The station that the page's own code names; null where it has none that can be read.</param>
/// <param name="Turn">By how many quarters the paper lies turned clockwise in the picture.</param>
/// <param name="Fields">The page's fields.</param>
internal sealed record PageView(string? Refused, LocalizedText? Advice, string? Station, int Turn, FieldView[] Fields)
{
    public static PageView Of(PageReading reading, FormDefinition form) => new(
        reading.Refusal?.Code(),
        reading.Refusal?.Advice(),
        reading.StationCode?.Station,
        reading.Page is { } page ? PaperTurn.Of(form, page, reading.Fields.Select(field => (field.Reading.Field, field.Strip))) : 0,
        [.. reading.Fields.Select(FieldView.Of)]);
}

/// <summary>One field.</summary>
/// <param name="Field">Its id.</param>
/// <param name="Value">The number; null where none was read.</param>
/// <param name="Doubt">Why it was not read, in words.</param>
/// <param name="Strip">x, y, width and height of its part of the picture, pixels.</param>
internal sealed record FieldView(string Field, int? Value, LocalizedText? Doubt, int[] Strip)
{
    public static FieldView Of(FieldResult result) => new(
        result.Reading.Field,
        result.Reading.Value?.Value,
        result.Cause?.Sentence(),
        [result.Strip.X, result.Strip.Y, result.Strip.Width, result.Strip.Height]);
}

/// <summary>How readings go to JavaScript.</summary>
[JsonSerializable(typeof(PageView))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PageViewJson : JsonSerializerContext;
