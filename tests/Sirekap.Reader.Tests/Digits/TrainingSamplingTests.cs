using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Sirekap.Reader.Boxes;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Digits;

/// <summary>The training program has its own copy of the reader's sampling: the two must not drift apart.</summary>
public class TrainingSamplingTests
{
    /// <summary>Side of a training canvas, and where the frame's outer edge lies on it.</summary>
    const int Canvas = 72, FrameFrom = 10, FrameSide = 52;

    [Fact]
    public void The_reader_samples_boxes_as_the_training_program_does()
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(ShippedModel.Fixture("digit-sampling.bin"));
        var count = BinaryPrimitives.ReadInt32LittleEndian(file);
        var expected = MemoryMarshal.Cast<byte, float>(file[(4 + (count * Canvas * Canvas))..]);
        var ink = new float[BoxSampler.Length];
        Assert.Equal(14, count);
        for (var box = 0; box < count; box++)
        {
            var luma = new Plane(Canvas, Canvas, file.Slice(4 + (box * Canvas * Canvas), Canvas * Canvas).ToArray());
            BoxSampler.Sample(new Photo(luma, null), Quad.FromRectangle(FrameFrom, FrameFrom, FrameSide, FrameSide), ink);
            for (var index = 0; index < ink.Length; index++)
                Assert.Equal(expected[(box * ink.Length) + index], ink[index], 1e-3f);
        }
    }
}
