using System.Security.Cryptography;

namespace Sirekap.Reader.Digits;

/// <summary>
/// The trained digit nets. The same boxes give the same probabilities, bit for bit, on any machine and in any batch. One instance serves all
/// threads.
/// </summary>
public sealed class DigitModel : IDigitClassifier
{
    /// <summary>Width and height of a box.</summary>
    public const int Side = 32;

    /// <summary>How many classes there are: one per <see cref="DigitClass"/>.</summary>
    public const int Classes = 14;

    readonly DigitNet[] _members;

    DigitModel(string version, string hash, DigitNet[] members) => (Version, Hash, _members) = (version, hash, members);

    /// <summary>The version's name, such as <c>2026-11-22.1</c>.</summary>
    public string Version { get; }

    /// <summary>The SHA-256 of the weights file in lower-case hexadecimal: what a machine's reading is signed with.</summary>
    public string Hash { get; }

    /// <summary>Loads the weights.</summary>
    /// <param name="weights">The content of <c>data/models/digits/digits.bin</c>.</param>
    /// <exception cref="DigitModelException">The file is damaged, or of a format that this program does not know.</exception>
    public static DigitModel Load(ReadOnlyMemory<byte> weights)
    {
        var (version, members) = DigitWeightsFile.Read(weights.Span);
        return new DigitModel(version, Convert.ToHexStringLower(SHA256.HashData(weights.Span)), members);
    }

    /// <inheritdoc/>
    public int Nets => _members.Length;

    /// <inheritdoc/>
    public void Classify(int net, ReadOnlySpan<float> boxes, int count, Span<float> probabilities)
    {
        boxes = boxes[..(count * Side * Side)];
        probabilities = probabilities[..(count * Classes)];
        _members[net].Apply(boxes, count, probabilities);
        for (var box = 0; box < count; box++)
            Softmax.Of(probabilities.Slice(box * Classes, Classes));
    }
}
