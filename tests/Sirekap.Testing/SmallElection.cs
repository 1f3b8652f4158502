using System.Reflection;
using System.Text;
using Sirekap.Election;
using Sirekap.Election.Loading;

namespace Sirekap.Testing;

/// <summary>
/// An invented election that fits in the head: two provinces, five districts, 19 stations; contest <c>desa</c> with three
/// candidates on two pages, contest <c>ketua</c> with two on one. Its rules are the shipped catalogue.
/// </summary>
public static class SmallElection
{
    /// <summary>The contest that most tests tell of.</summary>
    public const string Desa = "desa";

    /// <summary>The other contest.</summary>
    public const string Ketua = "ketua";

    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; } = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
    {
        ["election.json"] = Bytes("""
            {
              "source": "Invented.",
              "id": "kecil-2024",
              "name": {"id": "Pemilihan Kecil 2024", "en": "Small Election 2024"},
              "day": "2024-02-14",
              "nation": "INDONESIA",
              "stations": 19,
              "contests": ["desa", "ketua"],
              "objections": {"answerWithinHours": 24, "source": {"id": "Rekaan.", "en": "Invented."}}
            }
            """),
        ["rules.json"] = Resource("rules.json"),
        ["regions/11.csv"] = Bytes("""
            # Source: invented.
            code,id,name,stations
            11,1,UTARA,
            1101,2,LEMBAH,
            110101,3,HULU,
            1101012001,4,AIR,1-3=101
            1101012002,5,BATU,1-2=111
            110102,6,HILIR,
            1101022001,7,CEMARA,1-2=121
            1102,8,BUKIT,
            110201,9,DATARAN,
            1102012001,10,EMBUN,1-2=131 901*=139

            """),
        ["regions/12.csv"] = Bytes("""
            # Source: invented.
            code,id,name,stations
            12,20,SELATAN,
            1201,21,MUARA,
            120101,22,PANTAI,
            1201012001,23,FAJAR,1-4=201
            1201012002,24,GARAM,1=211
            120102,25,SEBERANG,
            1201022001,26,HUTAN,1-4=221

            """),
        ["contests/desa/contest.json"] = Bytes("""
            {
              "source": "Invented.",
              "code": "desa",
              "name": {"id": "Kepala Desa", "en": "Village Head"},
              "fields": [
                {"id": "D", "page": 1, "label": {"id": "Pemilih dalam daftar", "en": "Voters on the list"}},
                {"id": "P", "page": 1, "label": {"id": "Pengguna hak pilih", "en": "Voters who voted"}},
                {"id": "C.1", "page": 2, "label": {"id": "Suara calon 1", "en": "Votes of candidate 1"}},
                {"id": "C.2", "page": 2, "label": {"id": "Suara calon 2", "en": "Votes of candidate 2"}},
                {"id": "C.3", "page": 2, "label": {"id": "Suara calon 3", "en": "Votes of candidate 3"}},
                {"id": "S", "page": 2, "label": {"id": "Suara sah", "en": "Valid votes"}},
                {"id": "T", "page": 2, "label": {"id": "Suara tidak sah", "en": "Invalid votes"}},
                {"id": "J", "page": 2, "label": {"id": "Jumlah suara", "en": "All votes"}}
              ],
              "candidates": [
                {"id": "9001", "number": 1, "name": "INTAN", "color": "#8CB9BD", "field": "C.1"},
                {"id": "9002", "number": 2, "name": "JOKO", "color": "#C7B7A3", "field": "C.2"},
                {"id": "9003", "number": 3, "name": "KIRANA", "color": "#B67352", "field": "C.3"}
              ],
              "roles": {"valid": "S", "invalid": "T", "total": "J", "voters": "D", "turnout": "P"},
              "checks": [
                {"rule": "K.103", "left": ["P"], "relation": "atMost", "right": ["D"]},
                {"rule": "K.203", "left": ["C.1", "C.2", "C.3"], "relation": "equal", "right": ["S"]},
                {"rule": "K.204", "left": ["S", "T"], "relation": "equal", "right": ["J"]},
                {"rule": "K.205", "left": ["J"], "relation": "equal", "right": ["P"]},
                {"rule": "P.203", "left": ["C.1", "C.2", "C.3"], "relation": "noneHasAll", "right": ["S"]}
              ],
              "kpuFields": [
                {"name": "suara_sah", "field": "S"},
                {"name": "suara_total", "field": "J"},
                {"name": "pemilih_dpt_j", "field": "D"},
                {"name": "suara_tidak_sah", "field": "T"},
                {"name": "pengguna_total_j", "field": "P"}
              ]
            }
            """),
        ["contests/desa/form.json"] = Form("c-hasil-desa", ["D", "P"], ["C.1", "C.2", "C.3", "S", "T", "J"]),
        ["contests/ketua/contest.json"] = Bytes("""
            {
              "source": "Invented.",
              "code": "ketua",
              "name": {"id": "Ketua", "en": "Chair"},
              "fields": [
                {"id": "K.1", "page": 1, "label": {"id": "Suara calon 1", "en": "Votes of candidate 1"}},
                {"id": "K.2", "page": 1, "label": {"id": "Suara calon 2", "en": "Votes of candidate 2"}},
                {"id": "S", "page": 1, "label": {"id": "Suara sah", "en": "Valid votes"}},
                {"id": "T", "page": 1, "label": {"id": "Suara tidak sah", "en": "Invalid votes"}},
                {"id": "J", "page": 1, "label": {"id": "Jumlah suara", "en": "All votes"}}
              ],
              "candidates": [
                {"id": "9101", "number": 1, "name": "LESTARI", "color": "#112233", "field": "K.1"},
                {"id": "9102", "number": 2, "name": "MULYO", "color": "#445566", "field": "K.2"}
              ],
              "roles": {"valid": "S", "invalid": "T", "total": "J", "voters": null, "turnout": null},
              "checks": [
                {"rule": "K.203", "left": ["K.1", "K.2"], "relation": "equal", "right": ["S"]},
                {"rule": "K.204", "left": ["S", "T"], "relation": "equal", "right": ["J"]}
              ],
              "kpuFields": [
                {"name": "suara_sah", "field": "S"},
                {"name": "suara_total", "field": "J"},
                {"name": "suara_tidak_sah", "field": "T"}
              ]
            }
            """),
        ["contests/ketua/form.json"] = Form("c-hasil-ketua", ["K.1", "K.2", "S", "T", "J"]),
    };

    /// <summary>The election, loaded once.</summary>
    public static ElectionDefinition Definition { get; } = ElectionPackage.Load(Files);

    /// <summary>Writes the data files into a folder, as a verifier would hold them.</summary>
    public static void WriteTo(string folder)
    {
        foreach (var (path, bytes) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes.ToArray());
        }
    }

    private static byte[] Form(string id, params string[][] pages) => Bytes($$"""
        {"id": "{{id}}", "source": "Invented.", "pages": [{{string.Join(",\n", pages.Select((fields, index) => Page(index + 1, fields)))}}]}
        """);

    private static string Page(int number, string[] fields) => $$"""
        {
          "number": {{number}}, "width": 210, "height": 297,
          "tag": {"id": {{100 + number}}, "area": [170, 20, 20, 20], "quarterTurns": 0},
          "corners": [
            {"centre": [15, 15], "side": 4, "dark": "falling"}, {"centre": [195, 15], "side": 4, "dark": "falling"},
            {"centre": [195, 282], "side": 4, "dark": "falling"}, {"centre": [15, 282], "side": 4, "dark": "falling"}
          ],
          "fields": [{{string.Join(",\n", fields.Select(Field))}}],
          "rules": [], "masks": [], "texts": [], "lines": []
        }
        """;

    private static string Field(string id, int row) => $$"""
        {"field": "{{id}}", "digits": [[40, {{60 + (20 * row)}}, 10, 10], [52, {{60 + (20 * row)}}, 10, 10], [64, {{60 + (20 * row)}}, 10, 10]], "strip": [38, {{58 + (20 * row)}}, 40, 14]}
        """;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
