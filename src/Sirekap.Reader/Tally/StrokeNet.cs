using System.Buffers.Binary;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Tally;

/// <summary>
/// Counts the strokes in a tally cell. The weights are part of the program (trained by <c>tools/train-tally</c>): a reading is repeated with
/// the program that made it. Any number of threads may use it at once.
/// </summary>
internal sealed class StrokeNet
{
    /// <summary>0 to 5 strokes, and what only a person may judge.</summary>
    public const int Classes = 7;

    /// <summary>The class of cells that hold something other than a group of strokes.</summary>
    public const int Other = 6;

    static readonly DigitNetShape s_shape = new(16, 16, 32, 32);

    readonly DigitNet _net;

    StrokeNet(DigitNet net) => _net = net;

    /// <summary>The net that ships.</summary>
    public static StrokeNet Shipped { get; } = Load();

    /// <summary>Judges one cell.</summary>
    /// <param name="ink">What <see cref="TallyCell"/> cut.</param>
    /// <param name="probabilities">Receives <see cref="Classes"/> probabilities.</param>
    public void Judge(ReadOnlySpan<float> ink, Span<float> probabilities)
    {
        Span<float> logits = stackalloc float[DigitModel.Classes];
        _net.Apply(ink, 1, logits);
        logits[..Classes].CopyTo(probabilities);
        Softmax.Of(probabilities[..Classes]);
    }

    static StrokeNet Load()
    {
        using var stream = typeof(StrokeNet).Assembly.GetManifestResourceStream("strokes.bin")
            ?? throw new InvalidOperationException("The program was built without its stroke net, strokes.bin.");
        var halves = new byte[2 * s_shape.ParameterCount];
        stream.ReadExactly(halves);
        var parameters = new float[s_shape.ParameterCount];
        for (var index = 0; index < parameters.Length; index++)
            parameters[index] = (float)BinaryPrimitives.ReadHalfLittleEndian(halves.AsSpan(2 * index));
        return new(new DigitNet(s_shape, parameters));
    }
}
