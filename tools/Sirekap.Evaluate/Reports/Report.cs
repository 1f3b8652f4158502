using System.Collections.Immutable;
using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Reports;

/// <summary>Everything that a run found; the JSON report is this record, member by member.</summary>
internal sealed record Report(
    RunInfo Run,
    FormScore WholeForms,
    PageScore Pages,
    FieldScore Fields,
    ImmutableArray<AcceptedScore> Accepted,
    ImmutableArray<KindScore> Kinds,
    BoxScore Boxes,
    BubbleScore Bubbles,
    TallyScore Tallies,
    ReliabilityScore BoxReliability,
    ReliabilityScore FieldReliability,
    SpeedScore Speed,
    ImmutableArray<string> Problems);

/// <summary>What was run, where and when.</summary>
internal sealed record RunInfo(string Command, string Date, string Machine, string Decoder, string Model, ImmutableArray<string> Forms);

/// <summary>Photographs.</summary>
/// <param name="All">All.</param>
/// <param name="WithTruth">Those that somebody wrote the truth down for; everything below counts only them.</param>
/// <param name="Refused">Refused although a person can read them.</param>
/// <param name="RightlyRefused">Refused, and a person cannot read them either.</param>
/// <param name="RefusedBy">The causes of all refusals, also of pictures without truth.</param>
/// <param name="AnotherPage">Taken for another page than they are.</param>
/// <param name="AllRight">Every field read as written (or referred where a person must look).</param>
/// <param name="StraightThrough">Every field of the page gave a number: nobody needs to look.</param>
/// <param name="WithSilentErrors">At least one field silently wrong.</param>
/// <param name="Signals">Signs of misuse by code: on honest photographs each is a false alarm.</param>
internal sealed record PageScore(
    int All, int WithTruth, int Refused, int RightlyRefused, ImmutableSortedDictionary<string, int> RefusedBy,
    int AnotherPage, int AllRight, int StraightThrough, int WithSilentErrors, ImmutableSortedDictionary<string, int> Signals);

/// <summary>Fields of photographs with truth.</summary>
/// <param name="All">All.</param>
/// <param name="Read">Gave a number.</param>
/// <param name="By">How many came to each outcome.</param>
/// <param name="ReferredBy">Why fields were illegible that a person can read.</param>
/// <param name="SilentBound">The upper 95 % bound of the share silently wrong among those that gave a number.</param>
internal sealed record FieldScore(
    int All, int Read, ImmutableSortedDictionary<string, int> By, ImmutableSortedDictionary<string, int> ReferredBy, double SilentBound);

/// <summary>What would be accepted at a threshold of confidence.</summary>
/// <param name="Threshold">The least confidence.</param>
/// <param name="Fields">Fields that gave a number with it.</param>
/// <param name="Pages">Pages all of whose fields did.</param>
/// <param name="Wrong">Silently wrong fields among them.</param>
/// <param name="Bound">The upper 95 % bound of their share.</param>
internal sealed record AcceptedScore(double Threshold, int Fields, int Pages, int Wrong, double Bound);

/// <summary>Fields of one kind, by the truth's own word.</summary>
internal sealed record KindScore(string Kind, int All, int Right, int ToPeople, int ReadThoughDoubtful, int Wrong);

/// <summary>Digit boxes whose content is known.</summary>
/// <param name="All">Boxes.</param>
/// <param name="Right">Boxes whose likeliest class is the true one, of all 14.</param>
/// <param name="Digits">Boxes that hold a digit.</param>
/// <param name="DigitsRight">Those of them that were taken for it.</param>
/// <param name="NothingAsDigit">Crosses, dashes and blanks taken for a digit from 1 to 9; a leading 0 would say the same as they do.</param>
/// <param name="Classes">The classes' letters in order.</param>
/// <param name="Confusion">For each true class, how often each class was the likeliest.</param>
internal sealed record BoxScore(int All, int Right, int Digits, int DigitsRight, int NothingAsDigit, string Classes, ImmutableArray<ImmutableArray<int>> Confusion);

/// <summary>Columns of bubbles whose mark is known.</summary>
internal sealed record BubbleScore(int Columns, int Right, int InDoubt, int SilentlyWrong, double SilentBound);

/// <summary>Tallies of fields whose number is known.</summary>
/// <param name="All">All.</param>
/// <param name="Right">Those that were counted and come to the number.</param>
/// <param name="Unclear">Those that were not: corrections, strokes that cannot be told apart, grids that were not found.</param>
/// <param name="Blank">Those without strokes.</param>
/// <param name="UnsureWrong">Counted otherwise, but not so surely that it speaks against the boxes.</param>
/// <param name="Sure">Those that may speak against the boxes.</param>
/// <param name="SureWrong">Those of them that come to another number.</param>
/// <param name="SureBound">Their share is at most this with 95 % confidence.</param>
internal sealed record TallyScore(int All, int Right, int Unclear, int Blank, int UnsureWrong, int Sure, int SureWrong, double SureBound);

/// <summary>Confidence against truth.</summary>
/// <param name="Count">Answers.</param>
/// <param name="ExpectedCalibrationError">In 15 equal bins.</param>
/// <param name="Lines">The reliability table.</param>
internal sealed record ReliabilityScore(long Count, double ExpectedCalibrationError, ImmutableArray<Calibration.Line> Lines);

/// <summary>What reading costs, over all pictures whose bytes could be decoded.</summary>
/// <param name="Pictures">How many.</param>
/// <param name="MedianMilliseconds">From bytes to figures.</param>
/// <param name="Percentile99Milliseconds">The same, of one picture in a hundred or fewer.</param>
/// <param name="MedianProcessorMilliseconds">Processor time: the figure to trust on a machine that does other work too, with one thread.</param>
/// <param name="Percentile99ProcessorMilliseconds">The same, of one picture in a hundred or fewer.</param>
/// <param name="MedianDecodingMilliseconds">The JPEG decoder alone.</param>
/// <param name="DecodingShare">The decoder's share of all time.</param>
/// <param name="MedianMegapixels">Size.</param>
/// <param name="MedianAllocatedBytes">Allocated for one page.</param>
/// <param name="PeakMemoryBytes">The largest resident size of this whole program.</param>
internal sealed record SpeedScore(
    int Pictures, double MedianMilliseconds, double Percentile99Milliseconds, double MedianProcessorMilliseconds, double Percentile99ProcessorMilliseconds,
    double MedianDecodingMilliseconds, double DecodingShare,
    double MedianMegapixels, long MedianAllocatedBytes, long PeakMemoryBytes);
