using System.Collections.Immutable;
using Sirekap.Election.Counting;

namespace Sirekap.Election.Tests.Counting;

/// <summary>What can be tried on a recapitulation of the model test.</summary>
enum PlenaryStep
{
    Open,
    Correct,
    Close,
    CloseOverAnotherDocument,
    Accept,
    AcceptAnotherPaper,
    Reopen,
}

/// <summary>The state machine of recapitulations once more: a table of events, for two districts and the regency above them.</summary>
/// <param name="States">The state of each: the districts first, the regency last.</param>
sealed record PlenaryModel(ImmutableArray<RecapState> States)
{
    /// <summary>How many recapitulations there are, the regency's the last.</summary>
    public const int Regions = 3, Regency = Regions - 1;

    public static readonly PlenaryModel Start = new([.. Enumerable.Repeat(RecapState.Unopened, Regions)]);

    public static readonly IReadOnlySet<(RecapState From, string Event, RecapState To)> Table = new HashSet<(RecapState, string, RecapState)>
    {
        (RecapState.Unopened, "opened", RecapState.Open),
        (RecapState.Open, "correction", RecapState.Open),
        (RecapState.Open, "closed", RecapState.Closed),
        (RecapState.Closed, "accepted", RecapState.Accepted),
        (RecapState.Closed, "reopened", RecapState.Open),
        (RecapState.Accepted, "reopened", RecapState.Open),
    };

    /// <summary>What a step leads to: the event's name and the model after it; null where it is refused.</summary>
    public (string Event, PlenaryModel After)? Try(int region, PlenaryStep step)
    {
        if (EventOf(region, step) is not { } happening)
            return null;
        var after = Table.Where(row => row.From == States[region] && row.Event == happening).Select(row => row.To).ToArray();
        return after.Length == 0 ? null : (happening, new(States.SetItem(region, after[0])));
    }

    private string? EventOf(int region, PlenaryStep step) => step switch
    {
        PlenaryStep.Open => "opened",
        PlenaryStep.Correct => region == Regency ? null : "correction",
        PlenaryStep.Close => region != Regency || States.Take(Regency).All(state => state == RecapState.Accepted) ? "closed" : null,
        PlenaryStep.Accept => "accepted",
        PlenaryStep.Reopen => region == Regency || States[Regency] is RecapState.Unopened or RecapState.Open ? "reopened" : null,
        _ => null,
    };

    public bool Equals(PlenaryModel? other) => other is not null && States.SequenceEqual(other.States);

    public override int GetHashCode() => States.Aggregate(0, (hash, state) => HashCode.Combine(hash, state));
}
