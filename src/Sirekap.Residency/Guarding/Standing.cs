namespace Sirekap.Residency.Guarding;

/// <summary>How an endpoint stands to its declaration. The number is the code of the guard's rule, <c>G.1</c> and so on; from 11 on it is refused.</summary>
public enum Standing
{
    /// <summary>Evidence shows that it is in a country where it may be.</summary>
    Proven = 1,

    /// <summary>The operator says that it is in a country where it may be, and nothing shows it or speaks against it.</summary>
    Declared = 2,

    /// <summary>Nobody says where it is and nothing shows it.</summary>
    Unknown = 3,

    /// <summary>Evidence shows that it is not at home, and it need not be.</summary>
    Abroad = 4,

    /// <summary>Evidence, or the operator's own word, puts it outside the countries where it may be.</summary>
    Outside = 11,

    /// <summary>An address lies outside the declared networks.</summary>
    Elsewhere = 12,

    /// <summary>Proof is demanded, and evidence does not reach so far.</summary>
    Unproven = 13,
}

/// <summary>What a standing amounts to.</summary>
public static class Standings
{
    /// <summary>Whether nothing may be sent there.</summary>
    public static bool IsRefused(this Standing standing) => (int)standing > 10;

    /// <summary>The rule's stable code.</summary>
    public static string Code(this Standing standing) => FormattableString.Invariant($"G.{(int)standing}");
}
