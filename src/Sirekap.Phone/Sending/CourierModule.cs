using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Sirekap.Phone.Sending;

/// <summary>The courier for JavaScript; parcels go in and out as JSON, as they are kept on the phone.</summary>
[SupportedOSPlatform("browser")]
public static partial class CourierModule
{
    /// <summary>A new parcel.</summary>
    /// <param name="pages">The numbers of its pages.</param>
    [JSExport]
    internal static string Pack(int[] pages) => Write(new() { Waiting = [.. pages] });

    /// <summary>What to do now: the name of an <see cref="Errand"/>.</summary>
    [JSExport]
    internal static string Next(string parcel, double now) => Courier.Next(Read(parcel), (long)now).ToString();

    /// <summary>The parcel after an errand.</summary>
    [JSExport]
    internal static string After(string parcel, string errand, string outcome, double now, double chance) => Write(Courier.After(
        Read(parcel), Enum.Parse<Errand>(errand), JsonSerializer.Deserialize(outcome, ParcelJson.Default.Outcome)!, (long)now, chance));

    /// <summary>The parcel when somebody asks to try now.</summary>
    [JSExport]
    internal static string Nudge(string parcel) => Write(Courier.Nudge(Read(parcel)));

    private static Parcel Read(string json) => JsonSerializer.Deserialize(json, ParcelJson.Default.Parcel)!;

    private static string Write(Parcel parcel) => JsonSerializer.Serialize(parcel, ParcelJson.Default.Parcel);
}
