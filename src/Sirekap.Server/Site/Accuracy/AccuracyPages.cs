using Sirekap.Election.Sampling;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Accuracy;

/// <summary>How right the count is.</summary>
/// <param name="Sheet">The estimate.</param>
/// <param name="Rule">How many are drawn; null where none are.</param>
public sealed record AccuracyView(AccuracySheet Sheet, SampleRule? Rule);

/// <summary>Answers for that page.</summary>
internal static class AccuracyPages
{
    public static Answer? Accuracy(Question question) =>
        Page.Of<AccuracyPage, AccuracyView>(new(AccuracySheet.Of(question.Count, question.Contest), question.Count.Definition.Sample));
}
