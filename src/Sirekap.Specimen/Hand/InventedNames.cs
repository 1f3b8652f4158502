namespace Sirekap.Specimen.Hand;

/// <summary>Names of people who do not exist, so that masking can be seen to work.</summary>
static class InventedNames
{
    static readonly string[] s_given = ["Contoh", "Misal", "Umpama", "Andai", "Teladan", "Rekaan", "Sampel", "Ibarat", "Semisal", "Percontohan"];

    static readonly string[] s_family = ["Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Karangan", "Uji", "Coba", "Latihan", "Bayangan"];

    public static string Draw(Dice dice) => $"{dice.Of<string>(s_given)} {dice.Of<string>(s_family)}";
}
