using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Access;

/// <summary>Answers for the table of rights.</summary>
internal static class AccessPages
{
    public static Answer? Rights(Question question) => Page.Of<AccessPage>();
}
