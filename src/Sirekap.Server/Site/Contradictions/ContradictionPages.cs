using System.Globalization;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Contradictions;

/// <summary>Answers for the list of contradictions: <c>?sumber=kpu&amp;jenis=formulir|sendiri&amp;hal=2</c>.</summary>
internal static class ContradictionPages
{
    public static Answer? Contradictions(Question question)
    {
        var board = question.Http.RequestServices.GetRequiredService<ContradictionBoard>();
        var source = question.Query("sumber") is { Length: > 0 } named ? named : null;
        var page = int.TryParse(question.Query("hal"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return Page.Of<ContradictionsPage, ContradictionsView>(ContradictionsView.Of(
            board.Of(question.Count, question.Contest), source, ParseKind(question.Query("jenis")), page));
    }

    /// <summary>The path of a selection.</summary>
    public static string Path(string contradictions, string? source, ContradictionKind kind, int page = 1)
    {
        var parts = new List<string>();
        if (source is not null)
            parts.Add($"sumber={Uri.EscapeDataString(source)}");
        if (kind != ContradictionKind.All)
            parts.Add($"jenis={NameOf(kind)}");
        if (page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"hal={page}"));
        return parts.Count == 0 ? contradictions : $"{contradictions}?{string.Join('&', parts)}";
    }

    private static string NameOf(ContradictionKind kind) => kind == ContradictionKind.Form ? "formulir" : "sendiri";

    private static ContradictionKind ParseKind(string name) => name switch
    {
        "formulir" => ContradictionKind.Form,
        "sendiri" => ContradictionKind.Self,
        _ => ContradictionKind.All,
    };
}
