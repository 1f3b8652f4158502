using System.Diagnostics.Metrics;
using System.Globalization;

namespace Sirekap.Witness;

/// <summary>What a witness tells those who watch it.</summary>
sealed class WitnessMeter : IDisposable
{
    readonly Meter _meter;
    readonly Counter<long> _answers;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Who watches; nobody unless given.</param>
    /// <param name="book">What the witness has cosigned.</param>
    /// <param name="clock">The clock of its cosignatures.</param>
    public WitnessMeter(IMeterFactory? meters, WitnessBook book, TimeProvider clock)
    {
        _meter = meters?.Create(new MeterOptions("Sirekap.Witness")) ?? new Meter("Sirekap.Witness");
        _answers = _meter.CreateCounter<long>("sirekap.witness.answers", "{request}", "Requests for a cosignature, by the status that was answered: 200 for one that was given.");
        _meter.CreateObservableGauge("sirekap.witness.entries", () => book.All().Select(state => new Measurement<long>(state.Head.Size, LogOf(state))), "{entry}", "The largest size of each log that was cosigned.");
        _meter.CreateObservableGauge("sirekap.witness.cosignature.age", () => Ages(book, clock), "s", "How old the last cosignature on each log is.");
    }

    /// <summary>A request was answered.</summary>
    public void Answered(int status) => _answers.Add(1, new KeyValuePair<string, object?>("status", status.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    static IEnumerable<Measurement<double>> Ages(WitnessBook book, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return book.All().Select(state => new Measurement<double>(now - state.Time, LogOf(state)));
    }

    static KeyValuePair<string, object?> LogOf(CosignedState state) => new("log", state.Origin);
}
