namespace Sirekap.Storage;

/// <summary>
/// Which of several servers publishes a log: the one that holds the seat. It only keeps them out of each other's way; a server
/// may hold it for a moment longer than it thinks. What cannot fork is the checkpoint row, which moves by compare-and-set.
/// </summary>
public interface IPublisherSeat
{
    /// <summary>Whether this server holds the seat.</summary>
    bool IsHeld { get; }

    /// <summary>Whether another server may take it.</summary>
    bool CanBeTaken { get; }
}

/// <summary>The seat of a server that is alone.</summary>
sealed class OnlySeat : IPublisherSeat
{
    public bool IsHeld => true;

    public bool CanBeTaken => false;
}

/// <summary>The seat of a program that never publishes.</summary>
sealed class NoSeat : IPublisherSeat
{
    public bool IsHeld => false;

    public bool CanBeTaken => true;
}
