using SkiaSharp;

namespace Sirekap.Specimen.Print;

/// <summary>The typefaces of specimens, from this program's own resources: nothing depends on what a machine has installed.</summary>
sealed class TypeCase : IDisposable
{
    static readonly string[] s_hands = ["PatrickHand", "Caveat", "Kalam", "ArchitectsDaughter", "IndieFlower"];

    public SKTypeface Regular { get; } = Load("OpenSans-Regular");

    public SKTypeface Bold { get; } = Load("OpenSans-Bold");

    /// <summary>Handwritten faces.</summary>
    public SKTypeface[] Hands { get; } = [.. s_hands.Select(Load)];

    public void Dispose()
    {
        Regular.Dispose();
        Bold.Dispose();
        foreach (var hand in Hands)
            hand.Dispose();
    }

    static SKTypeface Load(string name)
    {
        using var stream = typeof(TypeCase).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The program was built without its font {name}.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"Font {name} cannot be read.");
    }
}
