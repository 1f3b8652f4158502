namespace Sirekap.Reader.Digits;

/// <summary>One net: 32 × 32 ink to 14 logits. Immutable, so any number of threads may use it at once.</summary>
sealed class DigitNet
{
    readonly DigitNetShape _shape;
    readonly Convolution _first, _second, _third;
    readonly Dense _hidden, _classes;

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

    /// <summary>Room for the values between the layers, zeroed once: the borders must be and stay zero.</summary>
    public DigitNetScratch NewScratch() => new(_shape);

    /// <summary>Computes the logits of one box.</summary>
    public void Apply(ReadOnlySpan<float> ink, DigitNetScratch scratch, Span<float> logits)
    {
        const int Side = DigitModel.Side;
        for (var row = 0; row < Side; row++)
            ink.Slice(row * Side, Side).CopyTo(scratch.Input.AsSpan(((row + 1) * (Side + 2)) + 1));
        _first.Apply(scratch.Input, scratch.First, border: 1);
        _second.Apply(scratch.First, scratch.Second, border: 1);
        _third.Apply(scratch.Second, scratch.Third, border: 0);
        _hidden.Apply(scratch.Third, scratch.Hidden);
        Dense.Rectify(scratch.Hidden);
        _classes.Apply(scratch.Hidden, scratch.Logits);
        scratch.Logits.AsSpan(0, DigitModel.Classes).CopyTo(logits);
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
