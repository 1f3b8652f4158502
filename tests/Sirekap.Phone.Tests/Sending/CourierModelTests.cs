using System.Text.Json;
using CsCheck;
using Sirekap.Phone.Sending;

namespace Sirekap.Phone.Tests.Sending;

/// <summary>Parcels over networks of every kind, to a server that is a model of the real one; the app is closed and opened between any two steps.</summary>
public class CourierModelTests
{
    /// <summary>What happens to one request.</summary>
    private enum Luck
    {
        Fine,
        LostOnTheWay,
        AnswerLost,
        Busy,
        Down,
    }

    private static readonly Gen<(Luck[] Lucks, double[] Chances, int Pages)> Night =
        Gen.Select(Gen.Enum<Luck>().Array[0, 40], Gen.Double[0, 1].Array[64], Gen.Int[1, 6]);

    [Fact]
    public void Whatever_the_network_does_the_server_ends_with_everything_once_and_the_phone_knows_it() => Night.Sample(night =>
    {
        var server = new ServerModel();
        var parcel = new Parcel { Waiting = [.. Enumerable.Range(1, night.Pages)] };
        var (now, steps) = (0L, 0);
        for (var step = 0; ; step++)
        {
            var errand = Courier.Next(parcel, now);
            if (errand == Errand.Done)
                break;
            if (errand == Errand.Wait)
            {
                Assert.InRange(parcel.NotBefore - now, 1, Courier.LongestPause);
                now = parcel.NotBefore;
                continue;
            }

            Assert.NotEqual(Errand.Person, errand);
            Assert.Equal(errand == Errand.Statement, parcel.Index is null);
            // The lucks of the night, and then a good network.
            var luck = steps < night.Lucks.Length ? night.Lucks[steps] : Luck.Fine;
            var outcome = server.Answer(errand, parcel, luck);
            parcel = Reopened(Courier.After(parcel, errand, outcome, now, night.Chances[steps % night.Chances.Length]));
            Assert.True(parcel.Index is null || server.Stored, "The phone believes what the server does not know.");
            Assert.Subset(server.Pictures, Enumerable.Range(1, night.Pages).Except(parcel.Waiting).ToHashSet());
            Assert.True(++steps <= night.Lucks.Length + night.Pages + 2, "The parcel does not arrive.");
        }

        Assert.True(server.Stored);
        Assert.Equal(night.Pages, server.Pictures.Count);
        Assert.Equal((ServerModel.Index, Proof.Holds), (parcel.Index, parcel.Proof));
    });

    private static Parcel Reopened(Parcel parcel) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(parcel, ParcelJson.Default.Parcel), ParcelJson.Default.Parcel)!;

    private sealed class ServerModel
    {
        public const long Index = 7;

        public bool Stored { get; private set; }

        public HashSet<int> Pictures { get; } = [];

        public Outcome Answer(Errand errand, Parcel parcel, Luck luck)
        {
            switch (luck)
            {
                case Luck.LostOnTheWay:
                    return new(0);
                case Luck.Busy:
                    return new(429, "too-many-requests", RetryAfter: 1000);
                case Luck.Down:
                    return new(503, "log-stopped");
            }

            var answer = Take(errand, parcel);
            return luck == Luck.AnswerLost ? new(0) : answer;
        }

        private Outcome Take(Errand errand, Parcel parcel)
        {
            switch (errand)
            {
                case Errand.Statement:
                    var status = Stored ? 200 : 201;
                    Stored = true;
                    return new(status, Index: Index);
                case Errand.Picture:
                    Assert.True(Stored, "A picture came before its statement.");
                    Pictures.Add(parcel.Waiting[0]);
                    return new(201);
                default:
                    return new(200, Proof: Proof.Holds);
            }
        }
    }
}
