using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sirekap.Reader.Digits;

/// <summary>
/// The file of digit weights, little-endian: magic "SIREKDIG", format (u16), members (u16), four layer widths (u16 each), the version's name
/// (32 bytes ASCII, filled up with zero), then every member's parameters as IEEE half floats, and the SHA-256 of everything before it.
/// Nothing may follow.
/// </summary>
static class DigitWeightsFile
{
    const int HeaderLength = 52;
    const int Format = 1;
    const int MaximumMembers = 8;
    static ReadOnlySpan<byte> Magic => "SIREKDIG"u8;

    /// <summary>Reads the file.</summary>
    /// <exception cref="DigitModelException">The file is damaged, or of a format that this program does not know.</exception>
    public static (string Version, DigitNet[] Members) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith(Magic))
            throw new DigitModelException("this is not a file of digit weights (it does not begin with SIREKDIG).");
        var format = Number(file, 0);
        if (format != Format)
            throw new DigitModelException($"it has format {format}, and this program reads format {Format}.");
        var members = Number(file, 1);
        var shape = new DigitNetShape(Number(file, 2), Number(file, 3), Number(file, 4), Number(file, 5));
        if (members is < 1 or > MaximumMembers || !shape.IsSupported)
            throw new DigitModelException($"its header names {members} nets of the unsupported widths {shape.First}, {shape.Second}, {shape.Third}, {shape.Hidden}.");
        var expected = HeaderLength + (members * shape.ParameterCount * 2) + SHA256.HashSizeInBytes;
        if (file.Length != expected)
            throw new DigitModelException($"it has {file.Length} bytes where its header asks for {expected}.");
        var body = file[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(file[^SHA256.HashSizeInBytes..]))
            throw new DigitModelException("its content does not match its own SHA-256.");
        var nets = new DigitNet[members];
        for (var member = 0; member < members; member++)
            nets[member] = Member(shape, body[(HeaderLength + (member * shape.ParameterCount * 2))..]);
        return (Encoding.ASCII.GetString(file.Slice(20, 32)).TrimEnd('\0'), nets);
    }

    static int Number(ReadOnlySpan<byte> file, int index) => BinaryPrimitives.ReadUInt16LittleEndian(file[(Magic.Length + (2 * index))..]);

    static DigitNet Member(DigitNetShape shape, ReadOnlySpan<byte> halves)
    {
        var parameters = new float[shape.ParameterCount];
        for (var index = 0; index < parameters.Length; index++)
        {
            parameters[index] = (float)BinaryPrimitives.ReadHalfLittleEndian(halves[(2 * index)..]);
            if (!float.IsFinite(parameters[index]))
                throw new DigitModelException($"parameter {index} is not a finite number.");
        }

        return new DigitNet(shape, parameters);
    }
}
