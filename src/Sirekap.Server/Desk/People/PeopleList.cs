using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Lists;

namespace Sirekap.Server.Desk.People;

/// <summary>How keys are chosen from and sorted: <c>?peran=reviewer&amp;wilayah=827102&amp;status=aktif&amp;urut=-sejak</c>. They are the keys of the named region before this list sees them.</summary>
internal static class PeopleList
{
    private const string Role = "peran";

    public static DeskList<KeyLine> Keys { get; } = new(
        [
            new(Role, "desk.people.role", [.. PeopleView.Roles.Append(Election.Statements.Kinds.Role.Officer).Select(role => new PickValue(role.Name(), $"role.{role}"))],
                (line, role) => line.Key.Role.Name() == role, "desk.people.officials"),
            new("status", "list.state", [new("aktif", "desk.people.state.aktif"), new("separuh", "desk.people.state.separuh"), new("dicabut", "desk.people.state.dicabut")], (line, state) => StateOf(line.Key) == state),
        ],
        [
            Column.Text<KeyLine>("kunci", "desk.people.key", line => line.Key.Key.ToString()),
            Column.Text<KeyLine>(Role, "desk.people.role", line => line.Key.Role.Name()),
            Column.Text<KeyLine>("wilayah", "desk.people.region", line => line.Key.Region),
            Column.Number<KeyLine>("sejak", "desk.people.since", line => line.Key.EnrolledAt),
            Column.Text<KeyLine>("status", "list.state", line => StateOf(line.Key)),
        ],
        (_, _) => true);

    /// <summary>The name of the list of those who wait, and the id of its heading.</summary>
    public const string Arrivals = "menunggu";

    /// <summary>Those who wait for admission: <c>?menunggu.peran=witness&amp;menunggu.wilayah=8271&amp;menunggu.urut=-sejak</c>.</summary>
    public static DeskList<WaitingLine> Waiting { get; } = new(
        [new(Role, "desk.people.role", [.. PeopleView.Roles.Select(role => new PickValue(role.Name(), $"role.{role}"))], (line, role) => line.Role.Name() == role)],
        [
            Column.Text<WaitingLine>("kunci", "desk.people.key", line => line.Key.ToString()),
            Column.Text<WaitingLine>(Role, "desk.people.role", line => line.Role.Name()),
            Column.Text<WaitingLine>("wilayah", "desk.people.region", line => line.Region.Code),
            Column.Number<WaitingLine>("sejak", "desk.people.since", line => line.At.Moment.ToUnixTimeMilliseconds()),
        ],
        (line, region) => line.Region == region || line.Region.Ancestors.Contains(region))
    {
        Name = Arrivals,
    };

    /// <summary>The state of a key: signs, signs until a second registrar revokes it too, signs no more.</summary>
    public static string StateOf(KeyHolder key) => key switch
    {
        { IsActive: false } => "dicabut",
        { Revocation: not null } => "separuh",
        _ => "aktif",
    };

    /// <summary>Whether a key is looked at when no role is chosen: officers' phones are hundreds of thousands, and are listed where somebody asks for them.</summary>
    public static bool IsUsual(ListChoice choice, KeyHolder key) => choice[Role] is not null || key.IsPasskey;
}
