using Sirekap.Election;

namespace Sirekap.Reader;

/// <summary>The stable code of each refusal, and what to tell the person who holds the phone.</summary>
public static class RefusalText
{
    /// <summary>The code that files, logs and other programs use; never renamed.</summary>
    public static string Code(this Refusal refusal) => refusal switch
    {
        Refusal.NotAJpeg => "not-a-jpeg",
        Refusal.UnsupportedJpeg => "unsupported-jpeg",
        Refusal.Damaged => "damaged",
        Refusal.TooLarge => "too-large",
        Refusal.TooSmall => "too-small",
        Refusal.NoTag => "no-tag",
        Refusal.UnknownForm => "unknown-form",
        Refusal.NotPaper => "not-paper",
        Refusal.WrongForm => "wrong-form",
        Refusal.WrongPage => "wrong-page",
        Refusal.SeveralPages => "several-pages",
        Refusal.Cropped => "cropped",
        Refusal.Blurred => "blurred",
        Refusal.Glare => "glare",
        Refusal.Shadow => "shadow",
        Refusal.OffModel => "off-model",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "There is no such refusal."),
    };

    /// <summary>One sentence that says what is wrong and what to do.</summary>
    public static LocalizedText Advice(this Refusal refusal) => refusal switch
    {
        Refusal.NotAJpeg => new("Berkas ini bukan foto JPEG. Kirim foto dari kamera.", "This file is not a JPEG photograph. Send one from the camera."),
        Refusal.UnsupportedJpeg => new(
            "Jenis JPEG ini tidak didukung. Kirim foto asli dari kamera.", "This kind of JPEG is not supported. Send the camera's own photograph."),
        Refusal.Damaged => new("Berkas foto rusak atau terpotong. Kirim ulang.", "The photograph's file is damaged or cut short. Send it again."),
        Refusal.TooLarge => new("Foto melebihi 25 megapiksel. Kecilkan ukuran foto.", "The photograph has more than 25 megapixels. Use a smaller size."),
        Refusal.TooSmall => new(
            "Formulir terlalu kecil dalam foto. Foto lebih dekat, satu halaman memenuhi layar.",
            "The form is too small in the photograph. Go closer: one page should fill the screen."),
        Refusal.NoTag => new(
            "Tanda kotak hitam di kanan atas halaman tidak ditemukan. Foto seluruh halaman, rata dan terang.",
            "The black square tag at the page's top right was not found. Photograph the whole page, flat and well lit."),
        Refusal.UnknownForm => new(
            "Halaman ini bukan formulir yang dikenal. Foto formulir C.Hasil yang diminta.", "This page is none of the known forms. Photograph the form that was asked for."),
        Refusal.NotPaper => new(
            "Ini bukan foto formulir. Foto lembar C.Hasil dari depan, satu halaman memenuhi layar.",
            "This is not a photograph of a form. Photograph the C.Hasil sheet from the front: one page should fill the screen."),
        Refusal.WrongForm => new(
            "Ini halaman formulir pemilihan lain. Periksa judul formulir, lalu foto formulir yang diminta.",
            "This page belongs to another contest's form. Check the form's title and photograph the one that was asked for."),
        Refusal.WrongPage => new(
            "Ini halaman lain dari formulir yang sama. Periksa nomor halaman di kanan atas, lalu foto halaman yang diminta.",
            "This is another page of the same form. Check the page number at the top right and photograph the page that was asked for."),
        Refusal.SeveralPages => new("Ada beberapa halaman dalam satu foto. Foto satu per satu.", "Several pages are in one picture. Photograph one at a time."),
        Refusal.Cropped => new(
            "Sebagian halaman tidak terlihat. Pastikan keempat tanda sudut masuk foto dan tidak tertutup jari atau penjepit.",
            "Part of the page cannot be seen. Make sure that all four corner marks are in the picture and not under a finger or clip."),
        Refusal.Blurred => new("Foto kabur. Tahan ponsel, tunggu fokus, foto ulang.", "The photograph is blurred. Hold still, wait for focus, and take it again."),
        Refusal.Glare => new(
            "Silau menutupi kotak angka. Matikan lampu kilat atau geser sumber cahaya, lalu foto ulang.",
            "Glare hides the digit boxes. Switch the flash off or move the light, and take the picture again."),
        Refusal.Shadow => new(
            "Kotak angka terlalu gelap. Singkirkan bayangan atau cari tempat yang lebih terang, lalu foto ulang.",
            "The digit boxes are too dark. Move the shadow away or find more light, and take the picture again."),
        Refusal.OffModel => new(
            "Kotak angka tidak berada di tempatnya. Ratakan kertas dan foto ulang.",
            "The digit boxes are not where the form has them. Flatten the paper and take the picture again."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "There is no such refusal."),
    };
}
