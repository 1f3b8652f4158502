using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sirekap.Election.Statements;

/// <summary>
/// JSON in the one form that a statement may have: RFC 8785 (JCS) narrowed to objects, arrays, strings in NFC, booleans and
/// integers of at most 2^53−1. Values are <see cref="CanonicalObject"/>, <see cref="ImmutableArray{T}"/> of object,
/// <see cref="string"/>, <see cref="bool"/> and <see cref="long"/>.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The most bytes that a log entry may have.</summary>
    public const int MostBytes = 8 * 1024;

    private const long MostInteger = (1L << 53) - 1;
    private const int MostDepth = 8;
    private const char NoCharacter = '\ufffe';

    /// <summary>Letters that are written as they are, a byte each.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(string.Concat(Enumerable.Range(' ', 0x7f - ' ').Select(letter => (char)letter).Where(letter => letter is not ('"' or '\\'))));

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Parses one object and refuses every byte sequence but its canonical one.</summary>
    /// <exception cref="RefusedException">The bytes are too many, no JSON, or not canonical.</exception>
    public static CanonicalObject Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            throw new RefusedException("too-large", $"The statement has {bytes.Length} bytes; at most {MostBytes} are allowed.");
        CanonicalObject value;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            reader.Read();
            value = ReadValue(ref reader) as CanonicalObject
                ?? throw new RefusedException("malformed", "The statement is not a JSON object.");
            if (reader.Read())
                throw new RefusedException("malformed", "Something follows the JSON object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RefusedException("malformed", $"The statement is not JSON of at most {MostDepth} levels: look behind byte {reader.BytesConsumed}.");
        }

        if (!bytes.SequenceEqual(value.ToBytes()))
            throw new RefusedException("not-canonical", "The bytes are not in canonical form (RFC 8785): sort the keys, drop white space, escape only what must be.");
        return value;
    }

    internal static void Write(IBufferWriter<byte> output, object value)
    {
        switch (value)
        {
            case CanonicalObject members:
                members.WriteMembers(output);
                break;
            case ImmutableArray<object> items:
                WriteArray(output, items);
                break;
            case string text:
                WriteText(output, text);
                break;
            case bool truth:
                output.Write(truth ? "true"u8 : "false"u8);
                break;
            case long number:
                WriteInteger(output, number);
                break;
            default:
                throw new ArgumentException($"A statement cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private static object ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => ReadText(ref reader),
        JsonTokenType.Number => ReadInteger(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new RefusedException("malformed", "null has no place in a statement: leave the field out."),
    };

    private static CanonicalObject ReadObject(ref Utf8JsonReader reader)
    {
        var members = new CanonicalObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText(ref reader);
            reader.Read();
            if (!members.TryAdd(name, ReadValue(ref reader)))
                throw new RefusedException("malformed", $"The field \"{name}\" stands twice.");
        }

        return members;
    }

    private static ImmutableArray<object> ReadArray(ref Utf8JsonReader reader)
    {
        var items = ImmutableArray.CreateBuilder<object>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return items.ToImmutable();
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && TextPool.Share(reader.ValueSpan) is { } shared)
            return shared;
        var text = reader.GetString()!;
        return IsNormal(text)
            ? text
            : throw new RefusedException("not-canonical", $"The text \"{text}\" is not in Unicode normal form C.");
    }

    /// <summary>U+FFFE is no character, and the platform's own question throws on it.</summary>
    private static bool IsNormal(string text) =>
        Ascii.IsValid(text) || (!text.Contains(NoCharacter) && text.IsNormalized(NormalizationForm.FormC));

    private static long ReadInteger(ref Utf8JsonReader reader) =>
        reader.TryGetInt64(out var number) && number is >= -MostInteger and <= MostInteger
            ? number
            : throw new RefusedException("not-an-integer", "A number of the statement is not an integer of at most 2^53-1.");

    private static void WriteInteger(IBufferWriter<byte> output, long number)
    {
        const int MostDigits = 20;
        Utf8Formatter.TryFormat(number, output.GetSpan(MostDigits), out var written);
        output.Advance(written);
    }

    private static void WriteArray(IBufferWriter<byte> output, ImmutableArray<object> items)
    {
        output.Write("["u8);
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0)
                output.Write(","u8);
            Write(output, items[index]);
        }

        output.Write("]"u8);
    }

    /// <summary>RFC 8785 section 3.2.2.2: only quotes, backslashes and control characters are escaped.</summary>
    private static void WriteText(IBufferWriter<byte> output, string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            WritePlain(output, text);
        else
            WriteEscaped(output, text);
    }

    private static void WritePlain(IBufferWriter<byte> output, string text)
    {
        var space = output.GetSpan(text.Length + 2);
        space[0] = space[text.Length + 1] = (byte)'"';
        Encoding.ASCII.GetBytes(text, space[1..]);
        output.Advance(text.Length + 2);
    }

    private static void WriteEscaped(IBufferWriter<byte> output, string text)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => escaped.Append(letter),
            };
        }

        output.Write(StrictUtf8.GetBytes(escaped.Append('"').ToString()));
    }
}
