using System.Globalization;
using System.Net;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Hosting;
using Sirekap.Server.Witnesses;

namespace Sirekap.Server.Residency;

/// <summary>Reads the data map: what the other settings name, and what the operator declares of it or besides.</summary>
internal static class DataMapReader
{
    private const string Section = "Sirekap:Residency:Endpoints";

    /// <summary>The map of a server.</summary>
    /// <exception cref="InvalidDataException">A declaration cannot be understood.</exception>
    public static DataMap Read(SirekapOptions options)
    {
        var home = Country(options.Residency.Home, "Sirekap:Residency:Home");
        if (options.Residency.Country is { } stands)
            Country(stands, "Sirekap:Residency:Country");
        var endpoints = DerivedEndpoints.Of(options, WitnessAddress.Read(options)).ToList();
        foreach (var declared in options.Residency.Endpoints)
        {
            var place = endpoints.FindIndex(endpoint => endpoint.Name == declared.Name);
            if (place >= 0)
                endpoints[place] = Told(endpoints[place], declared);
            else
                endpoints.Add(New(declared, options));
        }

        try
        {
            return new(home, [.. endpoints]);
        }
        catch (FormatException wrong)
        {
            throw new InvalidDataException($"{Section}: {wrong.Message}", wrong);
        }
    }

    private static DeclaredEndpoint New(EndpointOptions declared, SirekapOptions options)
    {
        if (!IsName(declared.Name))
            throw new InvalidDataException($"{Section} has the name \"{declared.Name}\": give 1 to 32 lower letters, digits and hyphens.");
        if (declared is not { Role: { } role, Data: { } data, Address: not null })
            throw new InvalidDataException($"{Section}, {declared.Name}: no other setting names this endpoint, so say its Role, Data and Address.");
        var endpoint = new DeclaredEndpoint(declared.Name, role, data);
        var here = data == DataClass.Public ? endpoint : DerivedEndpoints.Guarded(endpoint, options) with { IsWithheld = endpoint.IsGuarded };
        return Told(here, declared);
    }

    private static DeclaredEndpoint Told(DeclaredEndpoint endpoint, EndpointOptions declared)
    {
        var (host, port) = declared.Address is { } address ? Place(address, declared.Name) : (endpoint.Host, endpoint.Port);
        return endpoint with
        {
            Role = declared.Role ?? endpoint.Role,
            Data = declared.Data ?? endpoint.Data,
            Host = host,
            Port = port,
            Countries = declared.Countries switch
            {
                [] => endpoint.Countries,
                ["*"] => [],
                var named => [.. named.Select(country => Country(country, $"{Section}, {declared.Name}, Countries"))],
            },
            Stands = declared.Country is { } stands ? Country(stands, $"{Section}, {declared.Name}, Country") : endpoint.Stands,
            Networks = declared.Networks.Count == 0 ? endpoint.Networks : [.. declared.Networks.Select(network => Network(network, declared.Name))],
            Proof = declared.Proof ?? endpoint.Proof,
            IsWithheld = host is not null && (declared.Publish is { } published ? !published : endpoint.IsWithheld),
            LegalBasis = declared.LegalBasis ?? endpoint.LegalBasis,
        };
    }

    private static (string? Host, int Port) Place(string address, string name)
    {
        if (address == "here")
            return (null, 0);
        return Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var place) && place.Host.Length > 0 && place.Port > 0 && place.AbsolutePath is "" or "/"
            ? (place.IdnHost, place.Port)
            : throw new InvalidDataException($"{Section}, {name}: \"{address}\" is no address: give host:port, or here for this machine.");
    }

    private static IPNetwork Network(string text, string name) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidDataException($"{Section}, {name}: \"{text}\" is no network such as 10.4.0.0/16, and no address.");

    private static string Country(string text, string setting) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
        ? text
        : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{setting} is \"{text}\": a country has two capital letters, such as ID."));

    private static bool IsName(string name) => name is { Length: > 0 and <= 32 } && name[0] != '-' && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
