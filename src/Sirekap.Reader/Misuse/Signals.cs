using System.Collections.Immutable;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Misuse;

/// <summary>Looks a read page over for what people should know.</summary>
internal static class Signals
{
    /// <summary>Everything that stands out; nearly always nothing.</summary>
    public static ImmutableArray<Signal> Of(Photo photo, PageRegistration registration, ImmutableArray<FieldResult> fields)
    {
        var signals = ImmutableArray.CreateBuilder<Signal>();
        var places = fields.SelectMany(field => field.Boxes.Select(box => (field.Reading.Field, Box: box))).ToList();
        if (TwinGlyphs.Likest(photo.Luma, [.. places.Select(place => place.Box)], TwinGlyphs.Same) is { Likeness: >= TwinGlyphs.Same } twins)
            signals.Add(new(SignalKind.TwinGlyphs, [.. new[] { places[twins.First].Field, places[twins.Second].Field }.Distinct()], Math.Round(twins.Likeness, 4)));
        var strength = ScreenGrid.Strength(photo.Luma, registration.Map, registration.Page.Width, registration.Page.Height);
        if (strength >= ScreenGrid.Pattern)
            signals.Add(new(SignalKind.Screen, [], Math.Round(strength, 1)));
        return signals.ToImmutable();
    }
}
