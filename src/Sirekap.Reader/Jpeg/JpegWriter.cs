using System.Buffers;
using System.Runtime.CompilerServices;
using JpegLibrary;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg;

/// <summary>Writes photographs as baseline JPEG without any metadata: the same pixels give the same bytes.</summary>
public static class JpegWriter
{
    /// <summary>Encodes a photograph, colour at half size (4:2:0).</summary>
    /// <param name="photo">The pixels.</param>
    /// <param name="quality">1 to 100, as in libjpeg.</param>
    public static byte[] Write(Photo photo, int quality)
    {
        var encoder = new JpegEncoder();
        encoder.SetQuantizationTable(JpegStandardQuantizationTable.ScaleByQuality(
            JpegStandardQuantizationTable.GetLuminanceTable(JpegElementPrecision.Precision8Bit, 0), quality));
        encoder.SetHuffmanTable(true, 0);
        encoder.SetHuffmanTable(false, 0);
        if (photo.Colour is null)
        {
            encoder.AddComponent(0, 0, 0, 0, 1, 1);
        }
        else
        {
            encoder.SetQuantizationTable(JpegStandardQuantizationTable.ScaleByQuality(
                JpegStandardQuantizationTable.GetChrominanceTable(JpegElementPrecision.Precision8Bit, 1), quality));
            encoder.SetHuffmanTable(true, 1);
            encoder.SetHuffmanTable(false, 1);
            encoder.AddComponent(0, 0, 0, 0, 2, 2);
            encoder.AddComponent(1, 1, 1, 1, 1, 1);
            encoder.AddComponent(2, 1, 1, 1, 1, 1);
        }

        var output = new ArrayBufferWriter<byte>(Math.Max(1024, photo.Width * photo.Height / 8));
        encoder.SetInputReader(new PlaneReader(photo));
        encoder.SetOutput(output);
        encoder.Encode();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Hands blocks of full-size pixels to the encoder, which halves the colour again; the last row and column go on outside.</summary>
    sealed class PlaneReader(Photo photo) : JpegBlockInputReader
    {
        public override int Width => photo.Width;

        public override int Height => photo.Height;

        public override void ReadBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            var (plane, shift) = componentIndex switch
            {
                0 => (photo.Luma, 0),
                1 => (photo.Colour!.Blue, 1),
                _ => (photo.Colour!.Red, 1),
            };
            for (var row = 0; row < 8; row++)
            {
                var line = plane.Pixels.AsSpan(Math.Min((y + row) >> shift, plane.Height - 1) * plane.Width, plane.Width);
                for (var column = 0; column < 8; column++)
                    Unsafe.Add(ref blockRef, (row * 8) + column) = line[Math.Min((x + column) >> shift, line.Length - 1)];
            }
        }
    }
}
