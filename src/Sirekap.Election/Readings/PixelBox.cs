namespace Sirekap.Election.Readings;

/// <summary>An upright rectangle in a photograph, in pixels from its top left corner.</summary>
public readonly record struct PixelBox(int X, int Y, int Width, int Height);
