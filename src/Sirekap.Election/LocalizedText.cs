namespace Sirekap.Election;

/// <summary>A sentence of the interface in both of its languages; Indonesian is the original.</summary>
/// <param name="Id">The Indonesian text.</param>
/// <param name="En">The English text.</param>
public sealed record LocalizedText(string Id, string En)
{
    /// <summary>The text in a language: <c>en</c> gives English, everything else Indonesian.</summary>
    public string In(string language) => language == "en" ? En : Id;
}
