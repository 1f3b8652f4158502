using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Forms.Layout;

namespace Sirekap.Forms.Tests;

/// <summary>Contests that never were: of any size up to a legislature's, with rows, candidates, lists and totals in invented numbering.</summary>
static class RandomContests
{
    static readonly string[] s_words =
        ["Jumlah", "pemilih", "surat", "suara", "sah", "H.", "Dr.", "Siti,", "S.H.,", "Daftar", "Tambahan", "Mangunkusumo", "Partai", "Persatuan", "(DPTb)", "Ñuñez", "–"];

    static readonly Gen<string> s_name = Gen.Int[0, s_words.Length - 1].Select(index => s_words[index]).Array[1, 12].Select(words => string.Join(' ', words));

    static readonly Gen<ImmutableArray<ContestField>> s_people = Gen.Select(Gen.Bool, s_name, (hasColumns, name) => hasColumns ? Columns(name) : One(name));

    /// <summary>Contests with their headings.</summary>
    public static readonly Gen<Contest> Any = Gen.Select(
        s_people.Array[1, 7], Gen.Int[1, 60], Gen.Bool, s_name, (rows, candidates, lists, name) => Make(rows, candidates, lists, name));

    /// <summary>A contest as large as that for the national legislature: 18 lists with six candidates each, 136 fields.</summary>
    public static Contest Legislature { get; } = Make(
        [.. Enumerable.Range(0, 6).Select(_ => Columns("Jumlah pemilih dalam Daftar Pemilih Tetap (DPT)")), .. Enumerable.Range(0, 1).Select(_ => One("Jumlah surat suara"))],
        candidates: 108, lists: false, "CALON ANGGOTA DEWAN PERWAKILAN RAKYAT, S.H.");

    public static FormHeading Heading { get; } = new("c-hasil-any", "C.Hasil-ANY", "Pemilihan yang tidak pernah ada", "Dewan Perwakilan Rakyat", 104);

    public static FormDefinition Form(this Contest contest) => FormLayout.Of(contest, Heading);

    static ImmutableArray<ContestField> Columns(string label) =>
        [Field("L", $"{label}, laki-laki"), Field("P", $"{label}, perempuan"), Field("J", $"{label}, jumlah (L+P)")];

    static ImmutableArray<ContestField> One(string label) => [Field("J", label)];

    static Contest Make(ImmutableArray<ContestField>[] rows, int candidates, bool lists, string name)
    {
        var fields = new List<ContestField>();
        for (var row = 0; row < rows.Length; row++)
            fields.AddRange(rows[row].Select(field => field with { Id = $"A.{row + 1}.{field.Id}" }));
        var people = Enumerable.Range(1, candidates)
            .Select(number => new Candidate($"k{number}", number, $"{name} {number}", "#000000", lists ? $"B.{number}.C" : $"B.{number}"))
            .ToImmutableArray();
        foreach (var person in people)
        {
            if (lists)
                fields.Add(Field($"B.{person.Number}.A", $"Suara {name}"));
            fields.Add(Field(person.Field, person.Name));
        }

        fields.AddRange([Field("C.A", "Suara sah"), Field("C.B", "Suara tidak sah"), Field("C.C", "Jumlah suara")]);
        return new(
            "any", new("Apa saja", "Anything"), [.. fields], people, new("C.A", "C.B", "C.C", null, null), [], [], new("none", "", []),
            [new("A", new("Pemilih", "Voters")), new("B", new("Perolehan suara", "Votes"))]);
    }

    static ContestField Field(string id, string label) => new(id, 1, new(label, label));
}
