using System.Text.Json.Serialization;

namespace Sirekap.Phone.Sending;

/// <summary>How parcels are kept on the phone; a newer version of the app must go on reading what an older one wrote.</summary>
[JsonSerializable(typeof(Parcel))]
[JsonSerializable(typeof(Outcome))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
public sealed partial class ParcelJson : JsonSerializerContext;
