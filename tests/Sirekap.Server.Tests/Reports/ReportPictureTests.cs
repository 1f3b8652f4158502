using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
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
    public async Task What_nobody_judges_goes_with_time_and_what_another_report_shows_stays()
    {
        var pictures = server.Service<ReportPictures>();
        var (lonely, shared) = (await pictures.KeepAsync(Picture(16, 16, seed: 3)), await pictures.KeepAsync(Picture(16, 16, seed: 4)));
        PlacedReport[] reports = [Report(lonely, null), Report(shared, null), Report(shared, new PlacedJudgement(9, default, true, "Jelas."))];
        var asked = reports[0].At.Moment;
        Assert.Equal(0, await pictures.SweepAsync(reports, asked, default));
        Assert.Equal(1, await pictures.SweepAsync(reports, asked.AddSeconds(1), default));
        Assert.Null(await pictures.OpenAsync(lonely, default));
        await using var still = await pictures.OpenAsync(shared, default);
        Assert.NotNull(still);

        static PlacedReport Report(Digest photo, PlacedJudgement? picture) => new(7, new(DateTimeOffset.UnixEpoch), null, 1) { Photo = photo, Picture = picture };
    }

    [Fact]
    public async Task What_is_no_photograph_or_too_large_is_said_on_the_form_and_kept_nowhere()
    {
        const string Station = "8271021007003";
        var picture = Picture(64, 48, seed: 5);
        await RefusedAsync("not-a-jpeg", "GIF89a"u8.ToArray());
        await RefusedAsync("not-a-jpeg", picture[..(picture.Length / 2)]);
        await RefusedAsync("photo-too-large", Announcing(picture, 60_000, 60_000));
        await RefusedAsync("malformed", picture, picture);
        Assert.Empty(server.Groups(Station));

        using var huge = new MultipartFormDataContent { { new ByteArrayContent(new byte[7 * 1024 * 1024]), "photo", "a.jpg" } };
        using var much = new HttpRequestMessage(HttpMethod.Post, new Uri($"/lapor/{Station}", UriKind.Relative)) { Content = huge, Headers = { ExpectContinue = true } };
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "photo-too-large"), await RunningServer.RefusalAsync(await server.Browser.SendAsync(much)));

        async Task RefusedAsync(string code, params byte[][] photos)
        {
            using var answer = await SendAsync(Station, photos);
            Assert.Contains($"data-code=\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string station, params byte[][] photos)
    {
        var challenge = await server.ChallengeAsync(station);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(challenge), "challenge" },
            { new StringContent(ReportServer.Proof(challenge)), "proof" },
            { new StringContent("unreadable"), "subject" },
            { new StringContent(""), "field" },
            { new StringContent(""), "text" },
        };
        foreach (var photo in photos)
            form.Add(new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "photo", "IMG_Budi.jpg");
        return await server.Browser.PostAsync(new Uri($"/lapor/{station}", UriKind.Relative), form);
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
