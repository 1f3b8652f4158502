using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Stations;

/// <summary>Answers for stations.</summary>
internal static class StationPages
{
    public static Answer? Station(Question question) =>
        question.Regions.FindStation(question.Code) is { } station
            ? Page.Of<StationPage, StationView>(StationView.Of(station, question.Contest))
            : null;
}
