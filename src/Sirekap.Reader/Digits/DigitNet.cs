namespace Sirekap.Reader.Digits;

/// <summary>One net: 32 × 32 ink to 14 logits. What it computes never changes, and any number of threads may use it at once.</summary>
sealed class DigitNet
{
    readonly DigitNetShape _shape;
    readonly Convolution _first, _second, _third;
    readonly Dense _hidden, _classes;

    /// <summary>Room for the values between the layers that nobody is using, kept from the last time; its borders are and stay zero.</summary>
    DigitNetScratch? _spare;

    /// <summary>Builds the net from its parameters.</summary>
    /// <param name="shape">The widths.</param>
    /// <param name="parameters">The layers one after another, each its weights and then its biases.</param>
    public DigitNet(DigitNetShape shape, ReadOnlySpan<float> parameters)
    {
        var rest = new ParameterList(parameters);
        _shape = shape;
        _first = new Convolution(32, 1, shape.First, pooled: true, rest.Take(9 * shape.First), rest.Take(shape.First));
        _second = new Convolution(16, shape.First, shape.Second, pooled: false, rest.Take(9 * shape.First * shape.Second), rest.Take(shape.Second));
        _third = new Convolution(8, shape.Second, shape.Third, pooled: true, rest.Take(9 * shape.Second * shape.Third), rest.Take(shape.Third));
        _hidden = new Dense(shape.Flat, shape.Hidden, rest.Take(shape.Flat * shape.Hidden), rest.Take(shape.Hidden));
        _classes = new Dense(
            shape.Hidden, DigitNetShape.PaddedClasses, rest.Take(shape.Hidden * DigitNetShape.PaddedClasses), rest.Take(DigitNetShape.PaddedClasses));
    }

    /// <summary>Computes the logits of some boxes.</summary>
    /// <param name="ink">32 × 32 values a box.</param>
    /// <param name="boxes">How many boxes.</param>
    /// <param name="logits">Receives 14 values a box.</param>
    public void Apply(ReadOnlySpan<float> ink, int boxes, Span<float> logits)
    {
        const int Length = DigitModel.Side * DigitModel.Side;
        var scratch = Interlocked.Exchange(ref _spare, null) ?? new(_shape);
        for (var first = 0; first < boxes; first += DigitNetScratch.Batch)
        {
            var count = Math.Min(DigitNetScratch.Batch, boxes - first);
            for (var box = 0; box < count; box++)
                Convolve(ink.Slice((first + box) * Length, Length), scratch, scratch.Third.AsSpan(box * _shape.Flat, _shape.Flat));
            _hidden.Apply(scratch.Third, scratch.Hidden, count);
            Dense.Rectify(scratch.Hidden);
            _classes.Apply(scratch.Hidden, scratch.Logits, count);
            for (var box = 0; box < count; box++)
                scratch.Logits.AsSpan(box * DigitNetShape.PaddedClasses, DigitModel.Classes).CopyTo(logits[((first + box) * DigitModel.Classes)..]);
        }

        _spare = scratch;
    }

    void Convolve(ReadOnlySpan<float> ink, DigitNetScratch scratch, Span<float> flat)
    {
        const int Side = DigitModel.Side;
        for (var row = 0; row < Side; row++)
            ink.Slice(row * Side, Side).CopyTo(scratch.Input.AsSpan(((row + 1) * (Side + 2)) + 1));
        _first.Apply(scratch.Input, scratch.First, border: 1);
        _second.Apply(scratch.First, scratch.Second, border: 1);
        _third.Apply(scratch.Second, flat, border: 0);
    }

    ref struct ParameterList(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<float> _rest = values;

        public float[] Take(int count)
        {
            var taken = _rest[..count].ToArray();
            _rest = _rest[count..];
            return taken;
        }
    }
}
