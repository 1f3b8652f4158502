using System.Buffers;
using System.Text.Json;
using Sirekap.Election.Counting;

namespace Sirekap.Server.OpenData.Changes;

/// <summary>Changes as JSON lines, in the log's order.</summary>
internal static class ChangeLines
{
    /// <summary>The type of the bytes.</summary>
    public const string Type = "application/jsonl; charset=utf-8";

    private static ReadOnlySpan<byte> Beginning => "{\"log\":"u8;

    /// <summary>One line for each change.</summary>
    public static byte[] Of(IEnumerable<FormChange> changes)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines);
        foreach (var change in changes)
        {
            Write(json, change);
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenSpan.ToArray();
    }

    /// <summary>The lines from an entry on.</summary>
    public static byte[] Since(byte[] lines, long index)
    {
        var place = 0;
        while (place < lines.Length && IndexIn(lines.AsSpan(place)) < index)
            place += lines.AsSpan(place).IndexOf((byte)'\n') + 1;
        return lines[place..];
    }

    private static long IndexIn(ReadOnlySpan<byte> line) =>
        System.Buffers.Text.Utf8Parser.TryParse(line[Beginning.Length..], out long index, out _) ? index : throw new InvalidDataException("A line of changes names no entry.");

    private static void Write(Utf8JsonWriter json, FormChange change)
    {
        json.WriteStartObject();
        json.WriteNumber("log", change.Index);
        json.WriteString("kind", change.Kind);
        json.WriteString("contest", change.Contest.Code);
        json.WriteString("station", change.Station.Code);
        json.WriteString("state", change.State.Code());
        if (change.Figures is { } figures)
        {
            json.WriteStartObject("figures");
            for (var column = 0; column < figures.Length; column++)
                json.WriteNumber(change.Contest.Fields[column].Id, figures[column]);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("figures");
        }

        json.WriteEndObject();
    }
}
