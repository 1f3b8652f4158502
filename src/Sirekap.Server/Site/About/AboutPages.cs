using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.About;

/// <summary>Answers for what this is.</summary>
internal static class AboutPages
{
    public static Answer? About(Question question) => Page.Of<AboutPage>();
}
