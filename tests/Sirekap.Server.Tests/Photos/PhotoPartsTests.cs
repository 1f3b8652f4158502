using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Election.Statements;
using Sirekap.Server.Hosting;
using Sirekap.Server.Photos;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Photos;

/// <summary>A photograph in parts: over HTTP as phones send it, and the bounds of what is kept until it is whole.</summary>
public sealed class PhotoPartsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Name = "0123456789abcdef0123456789abcdef", OtherName = "00000000000000000000000000000000";
    private static readonly byte[] Jpeg = File.ReadAllBytes(ShippedData.Find("data/forms/8271021022008-ppwp-page2.jpg"));
    private static readonly Digest One = Digest.Of("one"u8), Two = Digest.Of("two"u8);

    private ISigner? _phone;

    [Fact]
    public async Task A_photograph_that_broke_off_goes_on_where_it_was_and_another_upload_cannot_spoil_it()
    {
        var announced = await AnnounceAsync("8271021007001", Jpeg);
        Assert.Equal((0, false), await AskAsync(announced, Name));
        using (var first = await SendAsync(announced, Name, 0, Jpeg.Length, Jpeg[..5000]))
            Assert.Equal((HttpStatusCode.NoContent, 5000), (first.StatusCode, OffsetOf(first)));
        using (var other = await SendAsync(announced, OtherName, 0, Jpeg.Length, [1, 2, 3]))
            Assert.Equal(3, OffsetOf(other));

        // The answer was lost: the same part again is not taken twice, and says where to go on.
        using (var again = await SendAsync(announced, Name, 0, Jpeg.Length, Jpeg[..5000]))
            Assert.Equal((HttpStatusCode.Conflict, 5000), (again.StatusCode, OffsetOf(again)));
        Assert.Equal((5000, false), await AskAsync(announced, Name));
        using (var last = await SendAsync(announced, Name, 5000, Jpeg.Length, Jpeg[5000..]))
            Assert.Equal((HttpStatusCode.Created, "?1"), (last.StatusCode, last.Headers.GetValues("Upload-Complete").Single()));
        Assert.Equal((null, true), await AskAsync(announced, OtherName));
        Assert.Equal(Jpeg, await server.Service<PhotoShelf>().ReadOriginalAsync(announced, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_comes_out_other_than_announced_is_dropped_and_begins_again()
    {
        var announced = await AnnounceAsync("8271021007002", [1, 2, 3, 4]);
        using (var last = await SendAsync(announced, Name, 0, 4, [1, 2, 3, 5]))
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "hash-mismatch"), await RunningServer.RefusalAsync(last));
        Assert.Equal((0, false), await AskAsync(announced, Name));
    }

    [Fact]
    public async Task Parts_that_make_no_sense_are_refused()
    {
        using (var unknown = await SendAsync(One, Name, 0, 4, [1]))
            Assert.Equal((HttpStatusCode.NotFound, "photo-not-announced"), await RunningServer.RefusalAsync(unknown));
        var announced = await AnnounceAsync("8271021007003", [9, 9]);
        using (var huge = await SendAsync(announced, Name, 0, PhotoShelf.MostBytes + 1, [1]))
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "photo-too-large"), await RunningServer.RefusalAsync(huge));
        using (var wide = await SendAsync(announced, Name, 0, PhotoShelf.MostBytes, new byte[PhotoPartEndpoints.MostPart + 1]))
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), await RunningServer.RefusalAsync(wide));
        using (var beyond = await SendAsync(announced, Name, 0, 2, [1, 2, 3]))
            Assert.Equal((HttpStatusCode.Conflict, "offset-mismatch"), await RunningServer.RefusalAsync(beyond));
        using var nameless = await SendAsync(announced, "x", 0, 2, [1]);
        Assert.Equal(HttpStatusCode.NotFound, nameless.StatusCode);
    }

    [Fact]
    public async Task Nobody_but_the_phone_whose_form_names_it_sends_a_part_and_no_part_is_empty()
    {
        var stranger = await server.OfficerAsync("8271021007004");
        var announced = await AnnounceAsync("8271021007005", [7, 7, 7]);
        foreach (var signer in (ISigner?[])[null, stranger])
        {
            using var refused = await SendAsync(announced, Name, 0, 3, [7], signer);
            Assert.Equal((HttpStatusCode.Forbidden, "bad-signature"), await RunningServer.RefusalAsync(refused));
        }

        using (var empty = await SendAsync(announced, Name, 0, 3, []))
            Assert.Equal((HttpStatusCode.BadRequest, "malformed"), await RunningServer.RefusalAsync(empty));
        Assert.Equal((0, false), await AskAsync(announced, Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotoParts(new FakeTimeProvider()).Take(One, Name, 0, 9, [], "1"));
        using var first = await SendAsync(announced, Name, 0, 3, [7]);
        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
    }

    /// <summary>Two servers behind one address: what one has the other does not, so the sender is told to begin elsewhere, and sends the picture whole.</summary>
    [Fact]
    public async Task A_part_that_comes_to_another_server_is_refused_and_the_whole_picture_is_taken()
    {
        byte[] jpeg = [.. Jpeg, 0];
        var announced = await AnnounceAsync("8271021007006", jpeg);
        // The first part went to the other server.
        using (var second = await SendAsync(announced, Name, 5000, jpeg.Length, jpeg[5000..9000]))
            Assert.Equal((HttpStatusCode.Conflict, 0), (second.StatusCode, OffsetOf(second)));
        using var content = new ByteArrayContent(jpeg);
        using var whole = await server.Http.PutAsync(new Uri($"/api/v1/photos/{announced}", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        Assert.Equal((null, true), await AskAsync(announced, Name));
    }

    [Fact]
    public void One_station_cannot_take_the_others_room()
    {
        var parts = new PhotoParts(new FakeTimeProvider());
        for (var upload = 0; upload < PhotoParts.MostOfStation; upload++)
            Assert.IsType<PartOutcome.Kept>(parts.Take(One, $"{upload}", 0, 2, [1], "one"));
        Assert.IsType<PartOutcome.NoRoom>(parts.Take(Two, Name, 0, 2, [1], "one"));
        Assert.IsType<PartOutcome.Kept>(parts.Take(Two, Name, 0, 2, [1], "two"));
    }

    [Fact]
    public void Under_however_many_names_a_station_has_its_bytes_once()
    {
        var parts = new PhotoParts(new FakeTimeProvider());
        var photo = new byte[PhotoShelf.MostBytes];
        Assert.IsType<PartOutcome.Kept>(parts.Take(One, "0", 0, photo.Length, photo.AsSpan(1), "one"));
        Assert.IsType<PartOutcome.NoRoom>(parts.Take(One, "1", 0, photo.Length, photo.AsSpan(1), "one"));
        Assert.IsType<PartOutcome.Kept>(parts.Take(Two, "0", 0, photo.Length, photo.AsSpan(1), "two"));
        Assert.IsType<PartOutcome.Whole>(parts.Take(One, "0", photo.Length - 1, photo.Length, [0], "one"));
    }

    [Fact]
    public void What_does_not_grow_for_half_an_hour_is_forgotten()
    {
        var clock = new FakeTimeProvider(new(2024, 2, 14, 20, 0, 0, TimeSpan.Zero));
        var parts = new PhotoParts(clock);
        parts.Take(One, Name, 0, 9, [1, 2], "1");
        clock.Advance(PhotoParts.Patience);
        Assert.Equal(2, parts.OffsetOf(One, Name));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, parts.OffsetOf(One, Name));
    }

    [Fact]
    public void No_more_are_kept_than_there_is_room_for_and_what_becomes_whole_makes_room()
    {
        var parts = new PhotoParts(new FakeTimeProvider());
        for (var upload = 0; upload < PhotoParts.MostUploads; upload++)
            Assert.IsType<PartOutcome.Kept>(parts.Take(One, $"{upload}", 0, 2, [1], $"{upload}"));
        Assert.IsType<PartOutcome.NoRoom>(parts.Take(Two, Name, 0, 2, [1], "x"));
        Assert.Equal([1, 2], Assert.IsType<PartOutcome.Whole>(parts.Take(One, "0", 1, 2, [2], "0")).Bytes);
        Assert.IsType<PartOutcome.Kept>(parts.Take(Two, Name, 0, 2, [1], "x"));

        var heavy = new PhotoParts(new FakeTimeProvider());
        var most = new byte[PhotoParts.MostBytesOfStation];
        for (var station = 0; station < PhotoParts.MostBytes / most.Length; station++)
            Assert.IsType<PartOutcome.Kept>(heavy.Take(One, $"{station}", 0, most.Length + 1, most, $"{station}"));
        Assert.IsType<PartOutcome.NoRoom>(heavy.Take(One, Name, 0, 2, [1], "x"));
    }

    private async Task<Digest> AnnounceAsync(string station, byte[] photo)
    {
        var officer = _phone = await server.OfficerAsync(station);
        using var answer = await server.SendAsync(SignedEntry.Sign(server.Form(station, officer, photo), officer));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Digest.Of(photo);
    }

    private async Task<(int? Offset, bool IsComplete)> AskAsync(Digest photo, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, PathOf(photo, name));
        using var answer = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var isComplete = answer.Headers.GetValues("Upload-Complete").Single() == "?1";
        return (isComplete ? null : OffsetOf(answer), isComplete);
    }

    private Task<HttpResponseMessage> SendAsync(Digest photo, string name, int offset, int length, byte[] part) =>
        SendAsync(photo, name, offset, length, part, _phone);

    private async Task<HttpResponseMessage> SendAsync(Digest photo, string name, int offset, int length, byte[] part, ISigner? signer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, PathOf(photo, name)) { Content = new ByteArrayContent(part) };
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        if (signer is not null)
            request.Headers.Add("Upload-Signature", Base64Url.EncodeToString(signer.Sign(Encoding.ASCII.GetBytes($"sirekap photo parts\n{photo}\n{name}"))));
        return await server.Http.SendAsync(request);
    }

    private static Uri PathOf(Digest photo, string name) => new($"/api/v1/photos/{photo}/parts/{name}", UriKind.Relative);

    private static int OffsetOf(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
}
