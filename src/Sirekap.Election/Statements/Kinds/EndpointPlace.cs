using System.Collections.Immutable;
using System.Text;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Where an endpoint is.</summary>
public abstract record EndpointPlace
{
    private const int MostAddresses = 4, LongestHost = 120, LongestAddress = 45;

    internal static EndpointPlace Read(CanonicalObject members)
    {
        var (host, seal) = (members.OptionalText("host", LongestHost), members.OptionalText("seal"));
        if (host is not null && seal is not null)
            throw new RefusedException("malformed", "An endpoint is shown or sealed, not both.");
        if (host is null)
            return seal is null ? new HereItself() : new SealedPlace(Digest.Parse(seal));
        var addresses = members.Texts("addresses");
        return addresses.Length <= MostAddresses && addresses.All(address => address.Length is > 0 and <= LongestAddress)
            ? new ShownPlace(host, addresses)
            : throw new RefusedException("malformed", $"An endpoint shows at most {MostAddresses} addresses.");
    }

    internal abstract void Write(CanonicalObject members);
}

/// <summary>The machine on which the server runs.</summary>
public sealed record HereItself : EndpointPlace
{
    internal override void Write(CanonicalObject members)
    {
    }
}

/// <summary>A host that everybody may know.</summary>
/// <param name="Host">Name and port.</param>
/// <param name="Addresses">The addresses to which it led; of many, the first four.</param>
public sealed record ShownPlace(string Host, ImmutableArray<string> Addresses) : EndpointPlace
{
    /// <summary>A place whose addresses are cut to as many as a statement shows.</summary>
    public static ShownPlace Of(string host, IEnumerable<string> addresses) => new(host, [.. addresses.Take(4)]);

    internal override void Write(CanonicalObject members) => members.Set("host", Host).Set("addresses", ImmutableArray.CreateRange<object>(Addresses));
}

/// <summary>A host that is not shown, with a commitment to it: whoever is told salt and place can check that nothing else was meant.</summary>
/// <param name="Seal">SHA-256 over the salt, and host and addresses as text.</param>
public sealed record SealedPlace(Digest Seal) : EndpointPlace
{
    /// <summary>How many bytes a salt has, so that nobody finds the place by trying.</summary>
    public const int SaltBytes = 32;

    /// <summary>Seals a place.</summary>
    /// <param name="salt">So many random bytes, a new one each time.</param>
    /// <param name="place">The place.</param>
    public static SealedPlace Of(ReadOnlySpan<byte> salt, ShownPlace place) =>
        new(Digest.Of([.. salt, .. Encoding.UTF8.GetBytes($"{place.Host}\n{string.Join(' ', place.Addresses)}\n")]));

    internal override void Write(CanonicalObject members) => members.Set("seal", Seal.ToString());
}
