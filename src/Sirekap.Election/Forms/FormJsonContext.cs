using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sirekap.Election.Forms;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    AllowDuplicateProperties = false,
    Converters =
    [
        typeof(BoxConverter), typeof(SpotConverter), typeof(LineConverter), typeof(GuideConverter), typeof(DiagonalConverter),
    ])]
[JsonSerializable(typeof(FormDefinition))]
sealed partial class FormJsonContext : JsonSerializerContext;

/// <summary>Geometry is written as short arrays of numbers, so that a form fits a screen.</summary>
abstract class NumbersConverter<T>(int count, string shape) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<double> numbers = stackalloc double[count];
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A {typeof(T).Name} is written as {shape}.");
        foreach (ref var number in numbers)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number)
                throw new JsonException($"A {typeof(T).Name} is written as {shape}.");
            number = reader.GetDouble();
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
            throw new JsonException($"A {typeof(T).Name} is written as {shape}.");
        return Make(numbers);
    }

    /// <summary>On one line, however the rest is indented.</summary>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{string.Join(", ", Numbers(value).Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]");

    protected abstract T Make(ReadOnlySpan<double> numbers);

    protected abstract double[] Numbers(T value);
}

sealed class BoxConverter() : NumbersConverter<Box>(4, "[x, y, width, height] in mm")
{
    protected override Box Make(ReadOnlySpan<double> numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3]);

    protected override double[] Numbers(Box value) => [value.X, value.Y, value.Width, value.Height];
}

sealed class SpotConverter() : NumbersConverter<Spot>(2, "[x, y] in mm")
{
    protected override Spot Make(ReadOnlySpan<double> numbers) => new(numbers[0], numbers[1]);

    protected override double[] Numbers(Spot value) => [value.X, value.Y];
}

sealed class LineConverter() : NumbersConverter<PrintedLine>(6, "[x1, y1, x2, y2, thickness, ink] in mm, ink from 0 to 1")
{
    protected override PrintedLine Make(ReadOnlySpan<double> numbers) =>
        new(new(numbers[0], numbers[1]), new(numbers[2], numbers[3]), numbers[4], numbers[5]);

    protected override double[] Numbers(PrintedLine value) => [value.From.X, value.From.Y, value.To.X, value.To.Y, value.Thickness, value.Ink];
}

sealed class GuideConverter() : NumbersConverter<SegmentGuide>(3, "[width, height, dot] in mm")
{
    protected override SegmentGuide Make(ReadOnlySpan<double> numbers) => new(numbers[0], numbers[1], numbers[2]);

    protected override double[] Numbers(SegmentGuide value) => [value.Width, value.Height, value.Dot];
}

sealed class DiagonalConverter() : JsonStringEnumConverter<Diagonal>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
