using System.Net;
using System.Net.Sockets;
using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Tests.Intake;

public class PhotoDoorTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly byte[] Jpeg = File.ReadAllBytes(ShippedData.Find("data/forms/8271021022008-ppwp-page2.jpg"));

    [Fact]
    public async Task A_photograph_that_no_form_announces_is_not_taken() => Assert.Equal(
        (HttpStatusCode.NotFound, "photo-not-announced"), await RunningServer.RefusalAsync(await server.SendPhotoAsync([1, 2, 3])));

    [Fact]
    public async Task Bytes_that_were_changed_on_the_way_are_refused_and_nothing_is_left()
    {
        var announced = await AnnounceAsync("8271021007001", [7, 7]);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "hash-mismatch"),
            await RunningServer.RefusalAsync(await server.SendPhotoAsync([7, 8], announced)));
        Assert.Empty(Directory.GetFiles(server.Folder, announced + "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_though_it_was_announced()
    {
        byte[] text = [.. "<html>not a picture</html>"u8];
        await AnnounceAsync("8271021007002", text);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "not-a-jpeg"), await RunningServer.RefusalAsync(await server.SendPhotoAsync(text)));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_refused_before_it_is_decoded()
    {
        var huge = (byte[])Jpeg.Clone();
        var frame = huge.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        huge[frame + 5] = huge[frame + 7] = 0xFF;
        await AnnounceAsync("8271021007003", huge);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "photo-too-large"), await RunningServer.RefusalAsync(await server.SendPhotoAsync(huge)));
    }

    [Fact]
    public async Task A_picture_of_too_many_bytes_is_refused()
    {
        var heavy = new byte[(6 * 1024 * 1024) + 1];
        await AnnounceAsync("8271021007004", heavy);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "photo-too-large"), await RunningServer.RefusalAsync(await server.SendPhotoAsync(heavy)));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_and_can_be_repeated()
    {
        var announced = await AnnounceAsync("8271021007005", Jpeg);
        using (var socket = new TcpClient("127.0.0.1", server.Http.BaseAddress!.Port))
        {
            var head = $"PUT /api/v1/photos/{announced} HTTP/1.1\r\nHost: x\r\nContent-Length: {Jpeg.Length}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await socket.GetStream().WriteAsync(Jpeg.AsMemory(0, 1000));
        }

        using var whole = await server.SendPhotoAsync(Jpeg);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        using var again = await server.SendPhotoAsync(Jpeg);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task When_too_many_photographs_are_on_their_way_in_the_next_is_asked_to_wait_and_then_taken()
    {
        byte[] photo = [.. Jpeg, 1];
        var announced = await AnnounceAsync("8271021007006", photo);
        var slow = new List<TcpClient>();
        for (var index = 0; index < RunningServer.PhotosAtOnce; index++)
        {
            var socket = new TcpClient("127.0.0.1", server.Http.BaseAddress!.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"PUT /api/v1/photos/{announced} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\nx"));
            slow.Add(socket);
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), await RunningServer.RefusalAsync(await RefusedInTimeAsync(photo)));
        slow.ForEach(socket => socket.Dispose());

        HttpStatusCode status;
        do
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            using var answer = await server.SendPhotoAsync(photo);
            status = answer.StatusCode;
        }
        while (status == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.Created, status);
    }

    /// <summary>The slow ones reach the server a moment after they are sent; a wrong digest is harmless meanwhile.</summary>
    private async Task<HttpResponseMessage> RefusedInTimeAsync(byte[] photo)
    {
        while (true)
        {
            var answer = await server.SendPhotoAsync([1], Digest.Of(photo));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task<Digest> AnnounceAsync(string station, byte[] photo)
    {
        var officer = await server.OfficerAsync(station);
        using var answer = await server.SendAsync(SignedEntry.Sign(server.Form(station, officer, photo), officer));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Digest.Of(photo);
    }
}
