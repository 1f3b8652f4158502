using System.Text;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Site.Data;

/// <summary>What programs are asked to leave alone, because the same is to be had in bulk.</summary>
internal static class Robots
{
    private static readonly byte[] _text = Encoding.UTF8.GetBytes(
        """
        # Semua data ada dalam berkas besar: /data/kamus. Lebih mudah dan lebih cepat daripada menjelajah halaman.
        # All data is there in bulk: /en/data/kamus. Easier and faster than crawling pages.
        User-agent: *
        Disallow: /api/
        Disallow: /bukti/
        Disallow: /cari
        Disallow: /desk
        Disallow: /lapor/
        Disallow: /log/
        Disallow: /photos/
        Disallow: /tps/
        Disallow: /*/bukti/
        Disallow: /*/cari
        Disallow: /*/lapor/
        Disallow: /*/tps/

        """);

    public static Task Answer(HttpContext http) => new PublicAnswer(_text, "text/plain; charset=utf-8", TimeSpan.FromHours(1)).ExecuteAsync(http);
}
