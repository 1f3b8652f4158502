using System.Collections.Immutable;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Statistics;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts digit boxes whose content is known, on every page that was not refused.</summary>
internal sealed class BoxScorer
{
    readonly int[,] _confusion = new int[DigitModel.Classes, DigitModel.Classes];
    readonly Calibration _calibration = new();

    public void Add(FieldJudgement field)
    {
        if (field.Result is not { } result)
            return;
        var known = BoxLetters.Of(field.Truth, result.Boxes.Length);
        for (var place = 0; place < known.Length; place++)
        {
            if (known[place] is { } truth)
                Add(truth, result.Boxes[place]);
        }
    }

    public BoxScore Score()
    {
        int all = 0, right = 0, digits = 0, digitsRight = 0, nothingAsDigit = 0;
        foreach (var (truth, seen, count) in Cells())
        {
            all += count;
            right += truth == seen ? count : 0;
            digits += truth <= DigitClass.Nine ? count : 0;
            digitsRight += truth == seen && truth <= DigitClass.Nine ? count : 0;
            nothingAsDigit += truth is DigitClass.Cross or DigitClass.Dash or DigitClass.Blank && seen is > DigitClass.Zero and <= DigitClass.Nine ? count : 0;
        }

        var rows = Enumerable.Range(0, DigitModel.Classes)
            .Select(row => Enumerable.Range(0, DigitModel.Classes).Select(column => _confusion[row, column]).ToImmutableArray());
        return new(all, right, digits, digitsRight, nothingAsDigit, BoxLetters.All, [.. rows]);
    }

    public ReliabilityScore Reliability() => new(_calibration.Count, _calibration.ExpectedError, [.. _calibration.Lines]);

    void Add(DigitClass truth, BoxReading box)
    {
        _confusion[(int)truth, (int)box.Class]++;
        _calibration.Add(box.Of(box.Class), box.Class == truth);
    }

    IEnumerable<(DigitClass Truth, DigitClass Seen, int Count)> Cells()
    {
        foreach (var truth in Enum.GetValues<DigitClass>())
        {
            foreach (var seen in Enum.GetValues<DigitClass>())
                yield return (truth, seen, _confusion[(int)truth, (int)seen]);
        }
    }
}
