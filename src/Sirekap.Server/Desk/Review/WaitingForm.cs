using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.Review;

/// <summary>A form that waits, for a person who may decide on it.</summary>
internal static class WaitingForm
{
    /// <summary>Finds it.</summary>
    /// <exception cref="RefusedException">The person may not decide on it, or it does not wait.</exception>
    public static Dossier Find(Count count, DeskPerson person, FormName form)
    {
        if (RightsTable.Find(person.Role, Deed.Decide) is null)
            throw new RefusedException("key-role", $"The role {person.Role.Name()} does not decide on forms.");
        if (count.Definition.Regions.FindStation(form.Station) is not { } station)
            throw new RefusedException("station-unknown", $"There is no station {form.Station} in this election.");
        if (count.Contest(form.Contest) is not { } contest)
            throw new RefusedException("contest-unknown", $"There is no contest \"{form.Contest}\" in this election.");
        if (!count.Entitles(person.Key, Deed.Decide, station))
            throw new RefusedException("key-region", $"Your right does not hold at station {form.Station}.");
        if (contest.DossierOf(station) is not { IsWaiting: true } dossier)
        {
            var last = contest.DossierOf(station)?.History is [.., var newest] ? newest : null;
            throw new RefusedException("form-moved", $"The form of station {form.Station} does not wait any more: it is {contest.StateOf(station).Code()}"
                + (last is null ? "." : $" since entry {last.Index}, a {last.Kind} of {last.At}."));
        }

        return dossier.Recheck?.Key == person.Key
            ? throw new RefusedException("own-recheck", $"You have read the form of station {form.Station} again in the sample: somebody else decides.")
            : dossier;
    }
}
