using Sirekap.Election.Contests;
using Sirekap.Election.Loading;

namespace Sirekap.Election.Tests.Fixtures;

/// <summary>An election that never was: other regions, fields, candidates and rules than any real one.</summary>
static class Invented
{
    public static readonly Dictionary<string, ReadOnlyMemory<byte>> Files =
        Fixture.ElectionFiles(Fixture.Folder("tests/Sirekap.Election.Tests/Fixtures/invented-election"));

    public static readonly ElectionDefinition Election = ElectionPackage.Load(Files);

    public static Contest Chair => Election.FindContest("ketua")!;

    /// <summary>A form that breaks nothing.</summary>
    public static FigureSet Sound => Figures(
        ("DAFTAR", 200), ("HADIR", 150), ("CALON.1", 40), ("CALON.2", 60), ("CALON.3", 10), ("CALON.4", 30),
        ("SAH", 140), ("RUSAK", 10), ("KOTAK", 150));

    public static FigureSet Figures(params (string Field, int Votes)[] figures) =>
        FigureSet.From(Chair, figures.Select(figure => KeyValuePair.Create(figure.Field, new Votes(figure.Votes))));
}
