using Microsoft.Net.Http.Headers;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;

namespace Sirekap.Server.Reports;

/// <summary>Released photographs of reports, for everyone. Not kept by browsers for long: what is released may be withheld yet.</summary>
internal static class PublicPictures
{
    /// <summary>Where they stand.</summary>
    public const string Pattern = "/laporan/foto/{digest}.jpg";

    /// <summary>The address of one.</summary>
    public static string PathOf(Digest photo) => $"/laporan/foto/{photo}.jpg";

    public static async Task<IResult> ShowAsync(string digest, HttpResponse response, ReportPictures pictures, LiveCount live, CancellationToken cancellation) =>
        Digest.TryParse(digest, out var photo) && live.Read(count => Find(count, photo, (_, report) => report.Picture?.IsShown == true))
        && await pictures.OpenAsync(photo, cancellation) is { } picture
            ? Picture(response, picture, "public, max-age=300")
            : Problems.Refuse("not-found", $"There is no released photograph {digest}.");

    /// <summary>Whether a report has a photograph and fits.</summary>
    public static bool Find(Count count, Digest photo, Func<ReportGroup, PlacedReport, bool> fits) => Reports(count, photo).Any(found => fits(found.Group, found.Report));

    /// <summary>The reports that have a photograph.</summary>
    public static IEnumerable<(ReportGroup Group, PlacedReport Report)> Reports(Count count, Digest photo) =>
        from contest in count.Definition.Contests
        from @group in count.Contest(contest.Code)!.Reports.Picturing(photo)
        from report in @group.Pictured
        where report.Photo == photo
        select (@group, report);

    /// <summary>A picture as an answer.</summary>
    public static IResult Picture(HttpResponse response, Stream jpeg, string keep)
    {
        response.Headers[HeaderNames.CacheControl] = keep;
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return Results.Stream(jpeg, "image/jpeg");
    }
}
