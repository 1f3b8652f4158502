namespace Sirekap.Evaluate.Forms;

/// <summary>Whose figures stand beside the machine's.</summary>
internal enum Typist
{
    /// <summary>An officer who types what is written on the paper.</summary>
    Careful,

    /// <summary>An officer who types whatever the machine read: the count takes each of its misreadings for confirmed.</summary>
    Copying,

    /// <summary>Nobody: the machine's own figures stand, and the risk is reckoned without an officer.</summary>
    Nobody,
}
