using System.Text.Json;
using Sirekap.Phone.Sending;

namespace Sirekap.Phone.Tests.Sending;

/// <summary>What the phone does next, and what it makes of answers.</summary>
public class CourierTests
{
    private const long Now = 1_707_900_000_000;
    private static readonly Parcel New = new() { Waiting = [1, 2, 3] };
    private static readonly Parcel Stored = New with { Index = 7 };

    [Fact]
    public void The_statement_goes_first_then_pictures_in_order_then_the_receipt_is_fetched()
    {
        Assert.Equal(Errand.Statement, Courier.Next(New, Now));
        var parcel = After(New, Errand.Statement, new(201, Index: 7));
        foreach (var rest in (int[][])[[2, 3], [3], []])
        {
            Assert.Equal(Errand.Picture, Courier.Next(parcel, Now));
            parcel = After(parcel, Errand.Picture, new(201));
            Assert.Equal(rest, parcel.Waiting);
        }

        Assert.Equal(Errand.Receipt, Courier.Next(parcel, Now));
        Assert.Equal(Errand.Done, Courier.Next(After(parcel, Errand.Receipt, new(200, Proof: Proof.Holds)), Now));
    }

    [Fact]
    public void A_receipt_in_the_answer_is_good_at_once()
    {
        var parcel = After(New, Errand.Statement, new(200, Index: 7, Proof: Proof.Holds));
        Assert.Equal((7L, Proof.Holds), (parcel.Index, parcel.Proof));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void No_answer_or_later_waits_and_loses_nothing(int status)
    {
        var parcel = After(New, Errand.Statement, new(status));
        Assert.Equal(New with { Failures = 1, NotBefore = Now + 1000 }, parcel with { Waiting = New.Waiting });
        Assert.Equal(Errand.Wait, Courier.Next(parcel, Now));
        Assert.Equal(Errand.Statement, Courier.Next(parcel, Now + 1000));
    }

    [Fact]
    public void Pauses_double_up_to_five_minutes_are_spread_by_chance_and_honour_the_server()
    {
        var parcel = New;
        var pauses = Enumerable.Range(0, 12).Select(_ => (parcel = After(parcel, Errand.Statement, new(0))).NotBefore - Now).ToArray();
        Assert.Equal([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 300_000], pauses);
        Assert.Equal(500, Courier.After(New, Errand.Statement, new(0), Now, chance: 0).NotBefore - Now);
        Assert.Equal(60_000, After(New, Errand.Statement, new(429, RetryAfter: 60_000)).NotBefore - Now);
        Assert.Equal(300_000, After(New, Errand.Statement, new(429, RetryAfter: long.MaxValue)).NotBefore - Now);
    }

    [Theory]
    [InlineData(409, "form-exists")]
    [InlineData(403, "key-revoked")]
    [InlineData(413, "too-large")]
    public void A_refused_statement_waits_for_a_person_and_can_be_offered_again(int status, string code)
    {
        var parcel = After(New, Errand.Statement, new(status, code));
        Assert.Equal((Errand.Person, code), (Courier.Next(parcel, long.MaxValue), parcel.Refusal));
        Assert.Equal(Errand.Statement, Courier.Next(Courier.Nudge(parcel), Now));
    }

    [Fact]
    public void A_refused_picture_holds_up_neither_the_others_nor_the_receipt()
    {
        var parcel = After(Stored, Errand.Picture, new(415, "not-a-jpeg"));
        Assert.Equal([2, 3], parcel.Waiting);
        Assert.Equal("not-a-jpeg", parcel.Rejected[1]);
    }

    [Theory]
    [InlineData(422, "hash-mismatch")]
    [InlineData(409, "offset-mismatch")]
    [InlineData(400, "upload-truncated")]
    [InlineData(404, "photo-not-announced")]
    public void A_picture_that_was_cut_off_on_the_way_is_sent_again(int status, string code) =>
        Assert.Equal([1, 2, 3], After(Stored, Errand.Picture, new(status, code)).Waiting);

    [Fact]
    public void A_broken_receipt_is_an_alarm_that_no_later_answer_ends()
    {
        var parcel = After(Stored with { Waiting = [] }, Errand.Receipt, new(200, Proof: Proof.Broken));
        Assert.Equal(Proof.Broken, After(parcel, Errand.Receipt, new(200, Proof: Proof.Holds)).Proof);
    }

    [Fact]
    public void What_an_older_app_has_written_is_read()
    {
        var kept = """{"index":7,"refusal":null,"waiting":[2,3],"rejected":{"1":"not-a-jpeg"},"proof":"Holds","failures":0,"notBefore":0}""";
        var parcel = JsonSerializer.Deserialize(kept, ParcelJson.Default.Parcel)!;
        Assert.Equal((7L, Proof.Holds, "not-a-jpeg"), (parcel.Index, parcel.Proof, parcel.Rejected[1]));
        Assert.Equal(kept, JsonSerializer.Serialize(parcel, ParcelJson.Default.Parcel));
    }

    private static Parcel After(Parcel parcel, Errand errand, Outcome outcome) => Courier.After(parcel, errand, outcome, Now, chance: 1);
}
