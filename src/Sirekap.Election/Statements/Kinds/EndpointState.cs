using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>How an endpoint was found.</summary>
/// <param name="Role">What it does: <c>store</c>, <c>database</c>, …</param>
/// <param name="Data">The most delicate data that reaches it: <c>public</c>, <c>operational</c>, <c>uncounted</c>, <c>personal</c>.</param>
/// <param name="Standing">How it stands to its declaration: <c>proven</c>, <c>declared</c>, …</param>
/// <param name="Country">The country that is proven or declared, ISO 3166; null where nobody knows.</param>
/// <param name="Place">Where it is.</param>
public sealed record EndpointState(string Role, string Data, string Standing, string? Country, EndpointPlace Place)
{
    private static readonly string[] s_roles = ["store", "database", "queue", "mail", "telemetry", "backup", "witness", "mirror", "origin"];
    private static readonly string[] s_data = ["public", "operational", "uncounted", "personal"];
    private static readonly string[] s_standings = ["proven", "declared", "unknown", "abroad", "outside", "elsewhere", "unproven"];

    internal static EndpointState Read(CanonicalObject members)
    {
        var state = new EndpointState(
            OneOf(members.Text("role"), s_roles), OneOf(members.Text("data"), s_data), OneOf(members.Text("standing"), s_standings),
            members.OptionalText("country") is { } country ? CountryOf(country) : null, EndpointPlace.Read(members));
        members.Done();
        return state;
    }

    internal static string CountryOf(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
        ? text
        : throw new RefusedException("malformed", $"\"{text}\" is no country: two capital letters, such as ID.");

    internal CanonicalObject ToCanonical()
    {
        var members = new CanonicalObject().Set("role", Role).Set("data", Data).Set("standing", Standing).Set("country", Country);
        Place.Write(members);
        return members;
    }

    private static string OneOf(string text, string[] known) => known.Contains(text)
        ? text
        : throw new RefusedException("malformed", $"An endpoint is not \"{text}\": one of {string.Join(", ", known)}.");
}
