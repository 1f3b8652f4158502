using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>One of a frame's components and the plane that it is decoded into.</summary>
/// <param name="id">The name that scans use.</param>
/// <param name="across">Blocks side by side in a group (the horizontal sampling factor).</param>
/// <param name="down">Blocks one above the other in a group.</param>
/// <param name="table">The number of its quantisation table.</param>
internal sealed class Component(byte id, int across, int down, int table)
{
    public byte Id { get; } = id;

    public int Across { get; } = across;

    public int Down { get; } = down;

    public int Table { get; } = table;

    /// <summary>Blocks in a row of the picture, without those that only fill up a group.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of blocks, without those that only fill up a group.</summary>
    public required int Rows { get; init; }

    /// <summary>Where the pixels go.</summary>
    public required PlaneTarget Target { get; init; }

    /// <summary>The quantisation steps as they stood at the component's first scan.</summary>
    public short[]? Steps { get; set; }

    /// <summary>The last DC value.</summary>
    public int Predictor { get; set; }
}
