using System.Diagnostics;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Evaluate.Running;

/// <summary>Tells how large the last picture of this thread was and how long it took to decode.</summary>
internal sealed class TimedDecoder(IJpegDecoder decoder) : IJpegDecoder, IDisposable
{
    readonly ThreadLocal<(TimeSpan Elapsed, long Pixels)> _last = new();

    /// <summary>For the thread that asks; nothing where no picture was decoded since <see cref="Forget"/>.</summary>
    public (TimeSpan Elapsed, long Pixels) Last => _last.Value;

    /// <summary>Forgets the last picture of this thread.</summary>
    public void Forget() => _last.Value = default;

    public bool TryDecode(ReadOnlyMemory<byte> jpeg, JpegHeader header, Photo photo)
    {
        var start = Stopwatch.GetTimestamp();
        var decoded = decoder.TryDecode(jpeg, header, photo);
        _last.Value = (Stopwatch.GetElapsedTime(start), decoded ? (long)header.Width * header.Height : 0);
        return decoded;
    }

    public void Dispose() => _last.Dispose();
}
