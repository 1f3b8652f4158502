using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData.Takedowns;

/// <summary>Takes takedowns out of the count.</summary>
internal static class DescribeTakedowns
{
    public static TakedownsDocument Of(Count count) => new([.. count.Takedowns.All.Reverse().Select(Of)], count.Size);

    public static TakedownDocument Of(Takedown takedown)
    {
        var notice = takedown.Notice;
        return new(
            takedown.Index, Codes.Name(takedown.State), takedown.Station.Code, takedown.Contest,
            (notice.Subject as PictureSubject)?.Photo.ToString(), (notice.Subject as FigureSubject)?.Field,
            Codes.Name(notice.Reason), notice.Sentence, notice.Order, notice.Expires.ToString(), takedown.Requested.ToString(),
            Step(takedown.Confirmed), Step(takedown.Lifted));
    }

    private static TakedownStepDocument? Step(TakedownStep? step) => step is null ? null : new(step.Index, step.At.ToString(), step.Sentence);
}
