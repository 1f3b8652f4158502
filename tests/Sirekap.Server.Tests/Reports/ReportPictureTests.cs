using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Server.Hosting;
using Sirekap.Server.Reports;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Reports;

/// <summary>Photographs of citizens: nothing but pixels comes in, nobody sees them before they are released, and what is withheld is gone.</summary>
public sealed class ReportPictureTests(ReportServer server) : IClassFixture<ReportServer>
{
    private const string Secret = "GPS -2.117,125.6 Budi";

    [Fact]
    public async Task A_photograph_is_kept_without_its_metadata_and_shown_when_somebody_has_released_it()
    {
        const string Station = "8271021007001";
        using var sent = await SendAsync(Station, Picture(2500, 40, seed: 1));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var report = Assert.Single(server.Groups(Station)).Last;
        var photo = report.Photo!.Value;
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(photo));
        var page = await PageAsync(report.Index);
        Assert.Contains(photo.ToString(), page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"/laporan/foto", page, StringComparison.Ordinal);

        await JudgeAsync(Station, report, isShown: true, "Tidak ada orang di foto ini.");
        var kept = await server.Http.GetByteArrayAsync(new Uri($"/laporan/foto/{photo}.jpg", UriKind.Relative));
        Assert.Equal(photo, Digest.Of(kept));
        Assert.Equal(-1, Encoding.Latin1.GetString(kept).IndexOf("Exif", StringComparison.Ordinal));
        Assert.Equal(-1, Encoding.Latin1.GetString(kept).IndexOf(Secret, StringComparison.Ordinal));
        Assert.Null(JpegHeader.Check(kept, out var header));
        Assert.Equal((2000, 32), (header.Width, header.Height));
        Assert.Contains($"<img src=\"/laporan/foto/{photo}.jpg\"", await server.Http.GetStringAsync(new Uri($"/tps/{Station}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("Tidak ada orang di foto ini.", await PageAsync(report.Index), StringComparison.Ordinal);
        Assert.Contains($"\"photos\":[{{\"log\":{report.Index},\"photo\":\"{photo}\",\"state\":\"released\",", await server.Http.GetStringAsync(new Uri("/api/v1/reports/ppwp", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photograph_that_is_withheld_is_deleted_and_the_page_says_so()
    {
        const string Station = "8271021007002";
        using var sent = await SendAsync(Station, Picture(64, 48, seed: 2));
        var report = Assert.Single(server.Groups(Station)).Last;
        var pictures = server.Service<ReportPictures>();
        await server.Service<ReportKeeper>().DeletePicturesAsync(default);
        Assert.True(await IsKeptAsync());
        await JudgeAsync(Station, report, isShown: false, "Ada wajah di foto ini.");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(report.Photo!.Value));
        await server.Service<ReportKeeper>().DeletePicturesAsync(default);
        Assert.False(await IsKeptAsync());
        Assert.Contains("Satu foto ditahan dan dihapus", await PageAsync(report.Index), StringComparison.Ordinal);
        Assert.Contains("Ada wajah di foto ini.", await PageAsync(report.Index), StringComparison.Ordinal);

        async Task<bool> IsKeptAsync()
        {
            await using var picture = await pictures.OpenAsync(report.Photo!.Value, default);
            return picture is not null;
        }
    }

    [Fact]
    public async Task A_photograph_whose_report_never_came_into_the_log_goes_after_a_day_and_one_that_the_log_names_stays()
    {
        using var sent = await SendAsync("8271021007004", Picture(16, 16, seed: 3));
        var named = Assert.Single(server.Groups("8271021007004")).Last.Photo!.Value;
        // As a server leaves it that falls between keeping a picture and stating its report.
        var orphan = await server.Service<ReportPictures>().KeepAsync(PlainPicture.Of(Picture(16, 16, seed: 4)));
        var (young, old) = (Keeper(TimeSpan.FromHours(23)), Keeper(TimeSpan.FromHours(25)));
        await young.DeletePicturesAsync(default);
        Assert.True(await HasAsync(orphan), "It may be on its way still.");
        await old.DeletePicturesAsync(default);
        Assert.Equal((false, true), (await HasAsync(orphan), await HasAsync(named)));
    }

    [Fact]
    public async Task What_nobody_judges_goes_with_time_and_what_is_public_stays()
    {
        const string Waiting = "8271021007005", Shown = "8271021007006";
        using (await SendAsync(Waiting, Picture(16, 16, seed: 5)))
        using (await SendAsync(Shown, Picture(16, 16, seed: 6)))
        {
        }

        // The same picture as one that is public waits with another report.
        using (await SendAsync("8271021007007", Picture(16, 16, seed: 6)))
        {
        }

        var (lonely, shown) = (Assert.Single(server.Groups(Waiting)).Last, Assert.Single(server.Groups(Shown)).Last);
        await JudgeAsync(Shown, shown, isShown: true, "Jelas.");
        await Keeper(TimeSpan.FromDays(89)).DeletePicturesAsync(default);
        Assert.Equal((true, true), (await HasAsync(lonely.Photo!.Value), await HasAsync(shown.Photo!.Value)));
        await Keeper(TimeSpan.FromDays(91)).DeletePicturesAsync(default);
        Assert.Equal((false, true), (await HasAsync(lonely.Photo!.Value), await HasAsync(shown.Photo!.Value)));
    }

    [Fact]
    public async Task What_is_no_photograph_or_too_large_is_said_on_the_form_and_kept_nowhere()
    {
        const string Station = "8271021007003";
        var picture = Picture(64, 48, seed: 7);
        await RefusedAsync("not-a-jpeg", "GIF89a"u8.ToArray());
        await RefusedAsync("not-a-jpeg", picture[..(picture.Length / 2)]);
        await RefusedAsync("photo-too-large", Announcing(picture, 60_000, 60_000));
        await RefusedAsync("malformed", picture, picture);
        Assert.Empty(server.Groups(Station));

        async Task RefusedAsync(string code, params byte[][] photos)
        {
            using var answer = await SendAsync(Station, photos);
            Assert.Contains($"data-code=\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(65)]
    public async Task A_photograph_above_the_limit_is_said_on_the_form_and_what_was_typed_is_there_still(int megabytes)
    {
        const string Station = "8271021007003", Words = "Jumlah di kertas 210, bukan 200.";
        var challenge = await server.ChallengeAsync(Station);
        using var answer = await SendAsync(Station, challenge, Words, new byte[megabytes * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await FilledInAsync(answer, "photo-too-large", Words, challenge);
        Assert.Empty(server.Groups(Station));
    }

    [Fact]
    public async Task A_form_that_breaks_off_comes_back_with_what_was_typed_before()
    {
        const string Station = "8271021007003", Words = "Foto dari TPS lain.";
        var challenge = await server.ChallengeAsync(Station);
        using var whole = Form(challenge, Words, Picture(64, 48, seed: 8));
        var bytes = await whole.ReadAsByteArrayAsync();
        using var broken = new ByteArrayContent(bytes[..^200]);
        broken.Headers.ContentType = whole.Headers.ContentType;
        using var answer = await server.Browser.PostAsync(new Uri($"/lapor/{Station}", UriKind.Relative), broken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await FilledInAsync(answer, "malformed", Words, challenge);
    }

    [Fact]
    public async Task A_fault_that_shows_without_decoding_leaves_the_form_and_its_work()
    {
        const string Station = "8271021022001";
        var challenge = await server.ChallengeAsync(Station);
        using (var refused = await SendAsync(Station, challenge, "Kata.", "GIF89a"u8.ToArray()))
            await FilledInAsync(refused, "not-a-jpeg", "Kata.", challenge);
        using var taken = await SendAsync(Station, challenge, "Kata.", Picture(16, 16, seed: 9));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    [Fact]
    public async Task A_photograph_is_decoded_once_for_a_form_at_most()
    {
        const string Station = "8271021007003";
        var damaged = Picture(64, 48, seed: 10);
        // Every marker is in its place; that data is missing shows when it is decoded.
        byte[] cut = [.. damaged[..(damaged.Length / 2)], 0xff, 0xd9];
        var challenge = await server.ChallengeAsync(Station);
        using (var first = await SendAsync(Station, challenge, "Kata.", cut))
        {
            var page = await first.Content.ReadAsStringAsync();
            Assert.Contains("data-code=\"not-a-jpeg\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain(challenge, page, StringComparison.Ordinal);
        }

        using var again = await SendAsync(Station, challenge, "Kata.", cut);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("data-code=\"challenge-used\"", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task FilledInAsync(HttpResponseMessage answer, string code, string words, string challenge)
    {
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"data-code=\"{code}\"", page, StringComparison.Ordinal);
        Assert.Contains($">{words}</textarea>", page, StringComparison.Ordinal);
        Assert.Matches("value=\"unreadable\"[^>]* checked", page);
        Assert.Contains($"name=\"challenge\" value=\"{challenge}\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"proof\" value=\"{ReportServer.Proof(challenge)}\"", page, StringComparison.Ordinal);
        Assert.Contains("Pilih lagi fotonya", page, StringComparison.Ordinal);
    }

    private Task<bool> HasAsync(Digest photo) => server.Service<ReportPictures>().HasAsync(photo, default);

    /// <summary>The keeper of the same server, so much later.</summary>
    private ReportKeeper Keeper(TimeSpan later) => new(
        server.Service<ReportWords>(), server.Service<ReportPictures>(), server.Live, new(), new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later), NullLogger<ReportKeeper>.Instance);

    private async Task<HttpResponseMessage> SendAsync(string station, params byte[][] photos) => await SendAsync(station, await server.ChallengeAsync(station), "", photos);

    private async Task<HttpResponseMessage> SendAsync(string station, string challenge, string words, params byte[][] photos)
    {
        using var form = Form(challenge, words, photos);
        return await server.Browser.PostAsync(new Uri($"/lapor/{station}", UriKind.Relative), form);
    }

    private static MultipartFormDataContent Form(string challenge, string words, params byte[][] photos)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(challenge), "challenge" },
            { new StringContent(ReportServer.Proof(challenge)), "proof" },
            { new StringContent("unreadable"), "subject" },
            { new StringContent(""), "field" },
            { new StringContent(words), "text" },
        };
        foreach (var photo in photos)
            form.Add(new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "photo", "IMG_Budi.jpg");
        return form;
    }

    private async Task JudgeAsync(string station, PlacedReport report, bool isShown, string text)
    {
        var (root, reviewer) = (server.Keys.OpenOrMake(KeyNames.Root), server.Keys.OpenOrMake("reviewer"));
        if (server.Live.Read(count => count.DescribeKey(KeyId.Of(reviewer.PublicKey)) is null))
            using (await server.SendAsync(SignedEntry.Sign(KeyStatement.Enrol(server.Definition.Id, RunningServer.Now, server.Next(root), [.. reviewer.PublicKey], Role.Reviewer, "82"), root)))
            {
            }

        using var judged = await server.SendAsync(SignedEntry.Sign(
            new ReportStatement
            {
                Election = server.Definition.Id,
                At = RunningServer.Now,
                Sequence = server.Next(reviewer),
                Station = station,
                Contest = RunningServer.Contest,
                Subject = ReportSubject.Unreadable,
                Action = new JudgePicture(report.Index, report.Photo!.Value, isShown, text),
            },
            reviewer));
        Assert.Equal(HttpStatusCode.Created, judged.StatusCode);
    }

    private Task<string> PageAsync(long report) => server.Http.GetStringAsync(new Uri($"/laporan/{report}", UriKind.Relative));

    private async Task<HttpStatusCode> StatusAsync(Digest photo)
    {
        using var answer = await server.Http.GetAsync(new Uri($"/laporan/foto/{photo}.jpg", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>A grey photograph as a camera writes it, with a place and a name in its metadata.</summary>
    private static byte[] Picture(int width, int height, int seed)
    {
        var plane = new Plane(width, height);
        new Random(seed).NextBytes(plane.Pixels);
        var jpeg = JpegWriter.Write(new Photo(plane, null), 90);
        byte[] metadata = [.. "Exif\0\0"u8, .. Encoding.ASCII.GetBytes(Secret)];
        return [0xff, 0xd8, 0xff, 0xe1, 0, (byte)(metadata.Length + 2), .. metadata, .. jpeg[2..]];
    }

    /// <summary>The same file whose header announces another size.</summary>
    private static byte[] Announcing(byte[] jpeg, ushort width, ushort height)
    {
        var bomb = jpeg.ToArray();
        var frame = bomb.AsSpan().IndexOf(stackalloc byte[] { 0xff, 0xc0 });
        BinaryPrimitives.WriteUInt16BigEndian(bomb.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(bomb.AsSpan(frame + 7), width);
        return bomb;
    }
}
