using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Objections;

/// <summary>The public list of all objections.</summary>
internal static class ObjectionPages
{
    public static Answer? Objections(Question question) => Page.Of<ObjectionsPage, ObjectionsView>(
        ObjectionsView.Of(question.Count, [question.Contest], ObjectionsFilter.Of(question.Http.Request.Query)));
}
