using System.Diagnostics;
using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Running;

/// <summary>The reader with a watch in its hand. Serves many threads.</summary>
internal sealed class TimedReader : IDisposable
{
    readonly TimedDecoder _decoder;
    readonly PageReader _reader;

    public TimedReader(IEnumerable<FormDefinition> forms, IDigitClassifier digits, IJpegDecoder decoder)
    {
        (_decoder, DecoderName) = (new(decoder), decoder.GetType().Name);
        _reader = new(forms, digits, _decoder);
    }

    /// <summary>The decoder in use.</summary>
    public string DecoderName { get; }

    /// <summary>Reads a picture and measures what that costs.</summary>
    public (PageReading Reading, Cost Cost) Read(byte[] jpeg)
    {
        _decoder.Forget();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var reading = _reader.Read(jpeg);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var used = Environment.CpuUsage.TotalTime - processor;
        return (reading, new(elapsed, used, _decoder.Last.Elapsed, _decoder.Last.Pixels, allocated));
    }

    public void Dispose() => _decoder.Dispose();
}

/// <summary>What reading a picture cost.</summary>
/// <param name="Whole">From bytes to figures.</param>
/// <param name="Processor">Processor time of the whole program meanwhile: what other programs take away is not in it, but what other threads of this one do is.</param>
/// <param name="Decoding">The part in the JPEG decoder.</param>
/// <param name="Pixels">The picture's size; 0 where it could not be decoded.</param>
/// <param name="Allocated">Bytes.</param>
internal readonly record struct Cost(TimeSpan Whole, TimeSpan Processor, TimeSpan Decoding, long Pixels, long Allocated);
