using System.Collections.Frozen;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Rights;

/// <summary>A right: where it holds, and when.</summary>
/// <param name="Reach">Where.</param>
/// <param name="Stages">While the recapitulation over the form or region stands there.</param>
public sealed record Right(Reach Reach, Stages Stages);

/// <summary>
/// Who may do what, where and when. What is not here is denied. The fold refuses by this table, the desk shows by it, and the page
/// /hak-akses publishes it. Only a server's word on its own endpoints is not here: it has no place and no stage. Nobody both sends and decides, or decides and closes; who admits people decides on no result.
/// </summary>
public static class RightsTable
{
    private static readonly FrozenDictionary<(Role Role, Deed Deed), Right> Cells = Lines().ToFrozenDictionary(line => (line.Role, line.Deed), line => line.Right);

    /// <summary>The right of a role; null where it has none.</summary>
    public static Right? Find(Role role, Deed deed) => Cells.GetValueOrDefault((role, deed));

    /// <summary>The roles that hold a right, in the order of their names.</summary>
    public static IReadOnlyList<Role> Holders(Deed deed) => [.. Enum.GetValues<Role>().Where(role => Find(role, deed) is not null)];

    private static IEnumerable<(Role Role, Deed Deed, Right Right)> Lines()
    {
        (Deed Deed, Reach Reach, Stages Stages, Role[] Roles)[] lines =
        [
            (Deed.SendForm, Reach.Own, Stages.Open, [Role.Officer]),
            (Deed.StateReading, Reach.Within, Stages.Open, [Role.Reader]),
            (Deed.RecordClaim, Reach.Within, Stages.All, [Role.Importer]),
            (Deed.SeeQueue, Reach.Within, Stages.All, [Role.Reviewer, Role.Chair, Role.Secretary, Role.Supervisor, Role.Witness, Role.Auditor, Role.Board]),
            (Deed.Decide, Reach.Within, Stages.Open, [Role.Reviewer]),
            (Deed.OpenRecap, Reach.Own, Stages.Before, [Role.Chair]),
            (Deed.CorrectForm, Reach.Own, Stages.Plenary, [Role.Chair, Role.Secretary]),
            (Deed.CloseRecap, Reach.Own, Stages.Plenary, [Role.Chair]),
            (Deed.AcceptRecap, Reach.Directly, Stages.Closed, [Role.Chair, Role.Secretary]),
            (Deed.ReopenRecap, Reach.Below, Stages.Closed, [Role.Chair]),
            (Deed.Object, Reach.Within, Stages.All, [Role.Supervisor, Role.Witness]),
            (Deed.AnswerObjection, Reach.Within, Stages.All, [Role.Chair, Role.Reviewer]),
            (Deed.RequestTakedown, Reach.Upper, Stages.All, [Role.Chair]),
            (Deed.ConfirmTakedown, Reach.Upper, Stages.All, [Role.Supervisor]),
            (Deed.LiftTakedown, Reach.Upper, Stages.All, [Role.Chair, Role.Supervisor]),
            (Deed.RecordReport, Reach.Within, Stages.All, [Role.Server]),
            (Deed.AnswerReport, Reach.Within, Stages.All, [Role.Reviewer, Role.Supervisor]),
            (Deed.ManagePeople, Reach.Within, Stages.All, [Role.Registrar]),
            (Deed.ManageAdministrators, Reach.Below, Stages.All, [Role.Registrar]),
        ];
        return lines.SelectMany(line => line.Roles.Select(role => (role, line.Deed, new Right(line.Reach, line.Stages))));
    }
}
