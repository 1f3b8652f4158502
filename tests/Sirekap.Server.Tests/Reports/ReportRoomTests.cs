using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sirekap.Election.Statements;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Server.Reports;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Reports;

/// <summary>However many send photographs with their reports, officers do not wait for them, and neither does a report in words.</summary>
public sealed class ReportRoomTests(ReportServer server) : IClassFixture<ReportServer>
{
    private const string Station = "8271021022001";

    [Fact]
    public async Task A_flood_of_photographs_of_reports_keeps_out_neither_officers_nor_words()
    {
        var slow = new List<TcpClient>();
        for (var index = 0; index < ReportServer.ReportPhotosAtOnce; index++)
        {
            var socket = new TcpClient("127.0.0.1", server.Http.BaseAddress!.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /lapor/{Station} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 99999\r\n\r\n--b\r\n"));
            slow.Add(socket);
        }

        // The slow ones reach the server a moment after they are sent.
        var page = "";
        for (var tries = 0; tries < 200 && !page.Contains("data-code=\"photos-busy\"", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            using var busy = await SendAsync(new byte[64 * 1024]);
            page = await busy.Content.ReadAsStringAsync();
        }

        Assert.Contains("data-code=\"photos-busy\"", page, StringComparison.Ordinal);
        Assert.Contains(">Kata yang tetap ada.</textarea>", page, StringComparison.Ordinal);

        using var words = await server.ReportAsync(Station, "unreadable", "Tanpa foto.");
        Assert.Equal(HttpStatusCode.SeeOther, words.StatusCode);

        var photo = JpegWriter.Write(new Photo(new Plane(16, 16), null), 90);
        using (await server.SendAsync(SignedEntry.Sign(server.Form(Station, await server.OfficerAsync(Station), photo), await server.OfficerAsync(Station))))
        {
        }

        using var officer = await server.SendPhotoAsync(photo);
        Assert.Equal(HttpStatusCode.Created, officer.StatusCode);
        slow.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public void A_network_of_ipv6_is_one_address()
    {
        using var room = new ReportRoom(new() { PhotosAtOnce = 9, PhotosAtOncePerAddress = 1 });
        using var first = room.Enter(From("2001:db8:1:2::1"))!;
        using var same = room.Enter(From("2001:db8:1:2:ffff::9"))!;
        using var other = room.Enter(From("2001:db8:1:3::1"))!;
        Assert.Equal((true, false, true), (first.IsAcquired, same.IsAcquired, other.IsAcquired));

        static HttpRequest From(string address) => new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } }.Request;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] photo)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("unreadable"), "subject" },
            { new StringContent("Kata yang tetap ada."), "text" },
            { new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "photo", "a.jpg" },
        };
        return await server.Browser.PostAsync(new Uri($"/lapor/{Station}", UriKind.Relative), form);
    }
}
