using BenchmarkDotNet.Attributes;
using Sirekap.Reader.Digits;

namespace Sirekap.Bench;

/// <summary>
/// Digit boxes through the nets: a page of C.Hasil-PPWP has at most 57. Run with
/// <c>dotnet run -c Release --project bench/Sirekap.Bench -- --filter *DigitBench*</c>.
/// </summary>
[MemoryDiagnoser]
public class DigitBench
{
    const int Boxes = 57;
    readonly float[] _boxes = new float[Boxes * DigitModel.Side * DigitModel.Side];
    readonly float[] _probabilities = new float[Boxes * DigitModel.Classes];
    DigitModel _model = null!;

    /// <summary>Loads the shipped weights and fills the boxes with slanted stripes: the time does not depend on what is written.</summary>
    [GlobalSetup]
    public void Load()
    {
        _model = DigitModel.Load(File.ReadAllBytes(Path.Combine(Repository(), "data", "models", "digits", "digits.bin")));
        for (var index = 0; index < _boxes.Length; index++)
            _boxes[index] = (index + (index / DigitModel.Side)) % 11 / 10f;
    }

    /// <summary>One page's boxes.</summary>
    [Benchmark(OperationsPerInvoke = Boxes)]
    public void Box() => _model.Classify(0, _boxes, Boxes, _probabilities);

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sirekap.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Run the benchmarks inside the repository: Sirekap.slnx was not found above the program.");
    }
}
