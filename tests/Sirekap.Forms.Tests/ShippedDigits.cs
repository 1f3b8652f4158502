using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;

namespace Sirekap.Forms.Tests;

/// <summary>Readers with the digit net that ships.</summary>
static class ShippedDigits
{
    static readonly DigitModel s_model = DigitModel.Load(File.ReadAllBytes(Shipped.Find("data/models/digits/digits.bin")));

    public static PageReader Reader(params FormDefinition[] forms) => new(forms, s_model);
}
