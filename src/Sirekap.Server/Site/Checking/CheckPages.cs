using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Checking;

/// <summary>Answers for how to check everything oneself.</summary>
internal static class CheckPages
{
    public static Answer? Check(Question question) => Page.Of<CheckPage, string>(SiteOf(question.Http.Request));

    private static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
