using SkiaSharp;

namespace Sirekap.Specimen.Photo;

/// <summary>The fine lines where paper was folded: worn, a little dark on one side and light on the other.</summary>
static class FoldLines
{
    public static void Draw(SKCanvas canvas, PaperShape shape, Dice dice)
    {
        foreach (var fold in shape.Creases.Folds)
        {
            var length = fold.Upright ? shape.Page.Height : shape.Page.Width;
            using var builder = new SKPathBuilder();
            for (var along = 0.0; along <= length + 20; along += 20)
            {
                var across = fold.At + dice.Bell(0.5);
                var point = fold.Upright ? new SKPoint((float)across, (float)along) : new SKPoint((float)along, (float)across);
                if (along == 0)
                    builder.MoveTo(point);
                else
                    builder.LineTo(point);
            }

            using var path = builder.Detach();
            using var dark = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 1.2f, IsAntialias = true, Color = new(60, 60, 60, (byte)dice.Between(20, 70)) };
            canvas.DrawPath(path, dark);
            using var worn = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.8f, IsAntialias = true, Color = new(255, 255, 255, (byte)dice.Between(60, 160)) };
            canvas.Translate(fold.Upright ? 0.9f : 0, fold.Upright ? 0 : 0.9f);
            canvas.DrawPath(path, worn);
            canvas.Translate(fold.Upright ? -0.9f : 0, fold.Upright ? 0 : -0.9f);
        }
    }
}
