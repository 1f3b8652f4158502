using Sirekap.Election;

namespace Sirekap.Reader.Misuse;

/// <summary>The stable code and the sentence of each signal.</summary>
public static class SignalText
{
    /// <summary>The code that files and other programs use; never renamed.</summary>
    public static string Code(this SignalKind kind) => kind switch
    {
        SignalKind.TwinGlyphs => "twin-glyphs",
        SignalKind.Screen => "screen",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such signal."),
    };

    /// <summary>What a person is told, and what to look at.</summary>
    public static LocalizedText Sentence(this SignalKind kind) => kind switch
    {
        SignalKind.TwinGlyphs => new(
            "Satu angka tampak dua kali dengan titik-titik yang sama. Periksa apakah foto ini disunting.",
            "One digit appears twice with the same pixels. Check whether this picture was edited."),
        SignalKind.Screen => new(
            "Ada pola teratur di seluruh foto. Periksa apakah ini foto layar, bukan foto kertas.",
            "An even pattern lies over the whole picture. Check whether this is a photograph of a screen and not of paper."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such signal."),
    };
}
