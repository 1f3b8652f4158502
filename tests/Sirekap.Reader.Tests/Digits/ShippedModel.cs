using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tests.Digits;

/// <summary>The weights that ship, and boxes with the answers that torch gave for them when the weights were written.</summary>
static class ShippedModel
{
    public static byte[] File { get; } = System.IO.File.ReadAllBytes(Path.Combine(RealPhotos.Root, "data", "models", "digits", "digits.bin"));

    public static DigitModel Model { get; } = DigitModel.Load(File);

    public static string Fixture(string name) => Path.Combine(RealPhotos.Root, "tests", "Sirekap.Reader.Tests", "Fixtures", name);

    public static (int Count, float[] Ink, float[] Probabilities) Vectors()
    {
        ReadOnlySpan<byte> bytes = System.IO.File.ReadAllBytes(Fixture("digit-vectors.bin"));
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var values = MemoryMarshal.Cast<byte, float>(bytes[4..]);
        return (count, values[..(count * 1024)].ToArray(), values[(count * 1024)..].ToArray());
    }
}
