using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Sirekap.Election.Regions;

/// <summary>
/// Stations of one village whose codes, names and ids count up together. Written <c>first[-last][*][:KINDnumber][=id]</c>:
/// <c>1-16=7830001</c> are TPS 001 to TPS 016 with ids 7830001 to 7830016; <c>901*</c> is a special location without a
/// known id; <c>10-12:KSK1</c> are KSK 001 to KSK 003 under the codes 010 to 012.
/// </summary>
/// <param name="First">The last three digits of the first station's code.</param>
/// <param name="Last">Those of the last station's code.</param>
/// <param name="Special">Whether these are special locations (lokasi khusus).</param>
/// <param name="Kind">TPS; overseas also KSK (drop box) and POS (by post).</param>
/// <param name="Number">The number in the first station's name.</param>
/// <param name="Id">KPU's id of the first station, or 0 where none is known.</param>
internal readonly record struct StationRun(int First, int Last, bool Special, string Kind, int Number, int Id)
{
    /// <summary>The kind that is not written.</summary>
    public const string Ordinary = "TPS";

    /// <summary>The largest number that three digits hold.</summary>
    public const int Most = 999;

    /// <summary>Reads one run.</summary>
    /// <exception cref="FormatException">The text is not a run; the message is a sentence.</exception>
    public static StationRun Parse(ReadOnlySpan<byte> text)
    {
        var rest = text;
        if (!Number3(ref rest, out var first))
            throw Wrong(text, "it must begin with a station's number from 1 to 999");
        var last = first;
        if (Skip(ref rest, '-') && (!Number3(ref rest, out last) || last <= first))
            throw Wrong(text, "after - comes the last number, larger than the first");
        var special = Skip(ref rest, '*');
        var (kind, number) = (Ordinary, first);
        if (Skip(ref rest, ':'))
        {
            if (rest.Length < 3 || rest[..3].ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
                throw Wrong(text, "after : come three capitals, such as KSK, and a number");
            kind = Encoding.ASCII.GetString(rest[..3]);
            rest = rest[3..];
            if (!Number3(ref rest, out number) || number + (last - first) > Most)
                throw Wrong(text, "the number in the name must lie from 1 to 999 for every station of the run");
        }

        var id = 0;
        if (Skip(ref rest, '='))
        {
            if (!Utf8Parser.TryParse(rest, out id, out var used) || id < 1 || rest[0] is < (byte)'1' or > (byte)'9' || id > int.MaxValue - Most)
                throw Wrong(text, "after = comes the first station's id, a positive number");
            rest = rest[used..];
        }

        return rest.IsEmpty ? new(first, last, special, kind, number, id) : throw Wrong(text, "nothing may follow the run but a space");
    }

    /// <summary>The run as it is written in a file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{First}");
        if (Last > First)
            text.Append(CultureInfo.InvariantCulture, $"-{Last}");
        if (Special)
            text.Append('*');
        if (Kind != Ordinary || Number != First)
            text.Append(CultureInfo.InvariantCulture, $":{Kind}{Number}");
        if (Id > 0)
            text.Append(CultureInfo.InvariantCulture, $"={Id}");
        return text.ToString();
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, char sign)
    {
        if (rest.IsEmpty || rest[0] != sign)
            return false;
        rest = rest[1..];
        return true;
    }

    private static bool Number3(ref ReadOnlySpan<byte> rest, out int number)
    {
        number = 0;
        var length = 0;
        while (length < rest.Length && length < 4 && rest[length] is >= (byte)'0' and <= (byte)'9')
            number = (number * 10) + (rest[length++] - '0');
        if (length is 0 or > 3 || rest[0] == '0')
            return false;
        rest = rest[length..];
        return true;
    }

    private static FormatException Wrong(ReadOnlySpan<byte> text, string why) =>
        new($"\"{Encoding.UTF8.GetString(text)}\" is not a run of stations: {why}. Write it as 1-16=7830001 or 901*=7830901.");
}
