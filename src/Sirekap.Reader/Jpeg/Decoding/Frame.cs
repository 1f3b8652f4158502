using System.Buffers.Binary;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>The frame of a picture whose header <see cref="JpegHeader.Check"/> has passed.</summary>
internal sealed class Frame
{
    Frame(Component[] components, int groupColumns, int groupRows) => (Components, GroupColumns, GroupRows) = (components, groupColumns, groupRows);

    public Component[] Components { get; }

    /// <summary>Groups of blocks (MCU) in a row of the picture.</summary>
    public int GroupColumns { get; }

    /// <summary>Rows of groups.</summary>
    public int GroupRows { get; }

    /// <summary>Reads the frame segment.</summary>
    /// <param name="segment">Its content.</param>
    /// <param name="photo">The planes that the components are decoded into.</param>
    public static Frame Parse(ReadOnlySpan<byte> segment, Photo photo)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        var (most, highest) = (segment[7] >> 4, segment[7] & 15);
        var components = new Component[segment[5]];
        for (var index = 0; index < components.Length; index++)
        {
            var part = segment.Slice(6 + (3 * index), 3);
            var (across, down) = (part[1] >> 4, part[1] & 15);
            components[index] = new(part[0], across, down, part[2])
            {
                Columns = Blocks(width, across, most),
                Rows = Blocks(height, down, highest),
                // The photo keeps colour at half size: of colour that comes at full size every second pixel is taken.
                Target = index == 0
                    ? new(photo.Luma, 1, 1)
                    : new(index == 1 ? photo.Colour!.Blue : photo.Colour!.Red, across == most ? 2 : 1, down == highest ? 2 : 1),
            };
        }

        return new(components, Groups(width, most), Groups(height, highest));
    }

    static int Blocks(int pixels, int factor, int most) => ((((pixels * factor) + most - 1) / most) + 7) / 8;

    static int Groups(int pixels, int most) => (pixels + (8 * most) - 1) / (8 * most);
}
