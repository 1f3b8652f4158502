namespace Sirekap.Reader.Bubbles;

/// <summary>One bubble as measured.</summary>
/// <param name="Outline">How clear the printed ring is, whatever is inside: 0 = not seen, 1 = as dark as print.</param>
/// <param name="Fill">How dark the inside is: 0 = paper, 1 = print.</param>
public readonly record struct BubbleFill(double Outline, double Fill);
