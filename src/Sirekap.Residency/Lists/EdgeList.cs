using System.Collections.Immutable;
using System.Net;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Lists;

/// <summary>By what a shared front (content delivery, anycast) can be told: prefixes, networks, ends of names, headers.</summary>
public sealed class EdgeList
{
    private readonly PrefixTable<EdgeSign> _prefixes;
    private readonly ILookup<string, EdgeSign> _networks;
    private readonly List<EdgeSign> _names;
    private readonly List<EdgeSign> _headers;

    private EdgeList(DatedText file)
    {
        (Name, Date) = (file.Name, file.Date);
        var signs = file.Rows.Select(EdgeSign.Parse).ToLookup(sign => sign.Kind);
        _prefixes = new(signs["prefix"].Select(sign => (IPNetwork.Parse(sign.Value), sign)));
        _networks = signs["network"].ToLookup(sign => sign.Value);
        (_names, _headers) = ([.. signs["name"]], [.. signs["header"]]);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The day of its data.</summary>
    public DateOnly Date { get; }

    /// <summary>Reads rows <c>kind,value,operator,technique</c>.</summary>
    /// <exception cref="FormatException">A row is something else, or the head is not complete.</exception>
    public static EdgeList Parse(string text) => new(DatedText.Parse(text));

    /// <summary>Whether an address lies in a shared front's prefixes.</summary>
    public bool Holds(IPAddress address) => _prefixes.Find(address).Count > 0;

    /// <summary>Looks up everything that is known of a subject, and says so in the evidence.</summary>
    /// <param name="asked">Addresses, names, and networks as <c>AS24429</c>.</param>
    /// <param name="headers">The headers of its answer; default where there was none.</param>
    /// <param name="at">The moment to put into the evidence.</param>
    public EdgeCheck Ask(IEnumerable<string> asked, ImmutableArray<Header> headers, DateTimeOffset at)
    {
        var all = asked.Distinct(StringComparer.Ordinal).ToList();
        var matches = all.SelectMany(one => Signs(one).Select(sign => sign.As(one)));
        if (headers.IsDefault)
            return Check([.. all], [.. matches]);
        var told = _headers.Where(sign => headers.Any(sign.IsTold)).Select(sign => sign.As("response"));
        return Check([.. all, "response"], [.. matches, .. told]);

        EdgeCheck Check(ImmutableArray<string> questions, ImmutableArray<EdgeMatch> found) =>
            new() { Source = Name, SourceDate = Date, At = at, Asked = questions, Answer = new(found) };
    }

    private IEnumerable<EdgeSign> Signs(string asked) =>
        IPAddress.TryParse(asked, out var address) ? _prefixes.Find(address)
        : _networks.Contains(asked) ? _networks[asked]
        : _names.Where(sign => asked == sign.Value || asked.EndsWith($".{sign.Value}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A sign of a shared front.</summary>
/// <param name="Kind"><c>prefix</c>, <c>network</c>, <c>name</c> or <c>header</c>.</param>
/// <param name="Value">The prefix; <c>AS24429</c>; the end of a name; a header's name, or its name, <c>=</c>, and a part of its value.</param>
/// <param name="Operator">Whose front.</param>
/// <param name="Technique"><c>cdn</c> or <c>anycast</c>.</param>
sealed record EdgeSign(string Kind, string Value, string Operator, string Technique)
{
    public static EdgeSign Parse(string row) =>
        row.Split(',') is ["prefix" or "network" or "name" or "header", _, _, "cdn" or "anycast"] and [var kind, var value, var who, var technique]
        && (kind != "prefix" || IPNetwork.TryParse(value, out _))
            ? new(kind, value, who, technique)
            : throw new FormatException($"\"{row}\" is not a row kind,value,operator,technique.");

    public EdgeMatch As(string asked) => new(asked, Operator, Technique, $"{Kind} {Value}");

    public bool IsTold(Header header) => Value.Split('=', 2) is [var name, var part]
        ? header.Name == name && header.Value.Contains(part, StringComparison.OrdinalIgnoreCase)
        : header.Name == Value;
}
