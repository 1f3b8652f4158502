using Sirekap.Server.Site.Serving;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Site.Stations;

/// <summary>Answers for stations.</summary>
internal static class StationPages
{
    public static Answer? Station(Question question) =>
        question.Regions.FindStation(question.Code) is { } station
            ? Page.Of<StationPage, StationView>(StationView.Of(station, question.Contest) with
            {
                Notices = StationNotices.Of(question.Count, question.Contest.DossierOf(station), question.Http.RequestServices.GetRequiredService<TakedownPolicy>()),
            })
            : null;
}
