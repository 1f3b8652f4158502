using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sirekap.Server.Kpu;

/// <summary>
/// A JSON object of plain values with a fixed order of its members. It is filled while the count is held and written
/// afterwards. Values are <see cref="KpuObject"/>, <see cref="ImmutableArray{T}"/> of object, <see cref="Percent"/>,
/// <see cref="string"/>, <see cref="long"/>, <see cref="int"/>, <see cref="bool"/> and null.
/// </summary>
internal sealed class KpuObject
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly List<KeyValuePair<string, object?>> _members = [];
    private readonly bool _sorts;

    private KpuObject(bool sorts) => _sorts = sorts;

    /// <summary>An object whose members KPU kept in <c>jsonb</c>.</summary>
    public static KpuObject Jsonb() => new(sorts: true);

    /// <summary>An object whose members stand in the order in which they are set.</summary>
    public static KpuObject Fixed() => new(sorts: false);

    /// <summary>Adds a member.</summary>
    public KpuObject Set(string name, object? value)
    {
        _members.Add(new(name, value));
        return this;
    }

    /// <summary>The bytes of a value, without white space.</summary>
    public static byte[] ToBytes(object value)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(output, Options))
            Write(writer, value);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The bytes of this object.</summary>
    public byte[] ToBytes() => ToBytes(this);

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case KpuObject members:
                members.Write(writer);
                break;
            case ImmutableArray<object?> items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case Percent percent:
                percent.Write(writer);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            default:
                throw new ArgumentException($"A payload cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _sorts ? _members.OrderBy(member => member.Key, JsonbOrder.Instance) : _members.AsEnumerable())
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
