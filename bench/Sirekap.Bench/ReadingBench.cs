using BenchmarkDotNet.Attributes;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>
/// One of the three real photographs (1.5 to 1.8 megapixels), read whole and only decoded. Run with
/// <c>dotnet run -c Release --project bench/Sirekap.Bench -- --filter *ReadingBench*</c>.
/// </summary>
[MemoryDiagnoser]
public class ReadingBench
{
    private PageReader _reader = null!;
    private byte[] _photo = [];

    /// <summary>The page.</summary>
    [Params(1, 2, 3)]
    public int Page { get; set; }

    /// <summary>Loads form, weights and photograph.</summary>
    [GlobalSetup]
    public void Load()
    {
        var contest = ElectionFolder.Load(ElectionFolder.Find()).Contests[0];
        _reader = new PageReader([contest.Form], DigitModel.Load(File.ReadAllBytes(ShippedData.Find("data/models/digits/digits.bin"))));
        _photo = File.ReadAllBytes(ShippedData.Find($"data/forms/8271021022008-ppwp-page{Page}.jpg"));
    }

    /// <summary>From bytes to figures.</summary>
    [Benchmark]
    public int Read() => _reader.Read(_photo).Fields.Length;

    /// <summary>The share of decoding in it.</summary>
    [Benchmark(Baseline = true)]
    public bool Decode() => ManagedJpegDecoder.Open(_photo, out _) is null;
}
