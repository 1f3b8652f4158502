using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Desk.People;

/// <summary>Which keys are looked at, as the query says: <c>?peran=reviewer&amp;wilayah=827102&amp;status=aktif&amp;urut=peran</c>. What is no value means all.</summary>
/// <param name="Role">The role; null for all who work at the desk.</param>
/// <param name="Region">A region's code; empty for the whole of the person's own.</param>
/// <param name="State">The state; empty for all.</param>
/// <param name="Order">The order; empty for that of enrolment, newest first.</param>
public sealed record PeopleFilter(Role? Role, string Region, string State, string Order)
{
    /// <summary>The states of a key by their names in the query.</summary>
    public static IReadOnlyList<string> States { get; } = ["aktif", "separuh", "dicabut"];

    /// <summary>The orders.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["peran", "wilayah"];

    /// <summary>The state of a key: signs, signs until a second registrar revokes it too, signs no more.</summary>
    public static string StateOf(KeyHolder key) => key switch
    {
        { IsActive: false } => "dicabut",
        { Revocation: not null } => "separuh",
        _ => "aktif",
    };

    internal static PeopleFilter Of(IQueryCollection query, ElectionDefinition election)
    {
        var role = Enum.GetValues<Role>().Where(role => role.Name() == query["peran"]).Select(role => (Role?)role).FirstOrDefault();
        var region = query["wilayah"].ToString().Trim();
        return new(
            role,
            election.Regions.FindRegion(region) is null ? "" : region,
            States.FirstOrDefault(state => state == query["status"]) ?? "",
            Orders.FirstOrDefault(order => order == query["urut"]) ?? "");
    }

    internal IEnumerable<KeyHolder> Apply(IEnumerable<KeyHolder> keys)
    {
        // Officers' phones are hundreds of thousands: they are listed where somebody asks for them.
        var chosen = keys.Where(key => Role is null ? key.IsPasskey : key.Role == Role).Where(key => State.Length == 0 || StateOf(key) == State);
        return Order switch
        {
            "peran" => chosen.OrderBy(key => key.Role.Name(), StringComparer.Ordinal).ThenBy(key => key.Region, StringComparer.Ordinal),
            "wilayah" => chosen.OrderBy(key => key.Region, StringComparer.Ordinal).ThenBy(key => key.EnrolledAt),
            _ => chosen.OrderByDescending(key => key.EnrolledAt),
        };
    }

    internal string ToQuery() => QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["peran"] = Role?.Name(),
        ["wilayah"] = Region,
        ["status"] = State,
        ["urut"] = Order,
    }.Where(pair => pair.Value is { Length: > 0 })).ToString();
}
