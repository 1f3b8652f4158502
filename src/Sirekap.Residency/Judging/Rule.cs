using System.Text.Json.Serialization;

namespace Sirekap.Residency.Judging;

/// <summary>The rules that a ruling can rest on. Each has one verdict and one text: neither can say more than the other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Rule>))]
public enum Rule
{
    /// <summary>The provider's own list puts the address into a region at home.</summary>
    RegionListHome = 1,

    /// <summary>All address databases asked, at least two, agree on home.</summary>
    DatabasesHome = 2,

    /// <summary>The provider's own list puts the address into a region abroad.</summary>
    RegionListAbroad = 11,

    /// <summary>All address databases asked, at least two, agree on abroad.</summary>
    DatabasesAbroad = 12,

    /// <summary>Of several addresses of one name, at least one is abroad.</summary>
    OneAbroad = 13,

    /// <summary>Address databases disagree on home and abroad.</summary>
    DatabasesDisagree = 21,

    /// <summary>Providers' lists claim the address for regions at home and abroad.</summary>
    RegionListsDisagree = 22,

    /// <summary>Resolvers name addresses with different rulings, or disagree whether the name exists.</summary>
    ResolversDisagree = 23,

    /// <summary>The round trip was too short for the place where the other evidence puts the address.</summary>
    RoundTripExcludes = 24,

    /// <summary>A content delivery or anycast network answers: its address is in many places, and the origin is hidden.</summary>
    SharedEdge = 31,

    /// <summary>The name has no address.</summary>
    NoAddress = 32,

    /// <summary>The name's aliases lead in a circle.</summary>
    AliasLoop = 33,

    /// <summary>The address is private or reserved: it has no place in the public internet.</summary>
    PrivateAddress = 34,

    /// <summary>Something was asked and its answer is missing or cannot be used.</summary>
    AnswerMissing = 35,

    /// <summary>Fewer than two address databases know the address.</summary>
    FewDatabases = 36,

    /// <summary>Something that this verdict needs was not asked.</summary>
    NotAsked = 37,

    /// <summary>No answer of the web server was recorded.</summary>
    NoResponse = 38,

    /// <summary>What the answering machine hands on, and to whom, is not visible from outside.</summary>
    BehindTheMachine = 39,

    /// <summary>Where a site keeps its data is not visible from outside.</summary>
    StorageNotVisible = 40,

    /// <summary>The name can pass for another one.</summary>
    Lookalike = 41,
}

/// <summary>What each rule amounts to.</summary>
public static class RuleBook
{
    /// <summary>The one verdict of a rule.</summary>
    public static Verdict VerdictOf(Rule rule) => (int)rule switch
    {
        < 10 => Verdict.ProvenAtHome,
        < 20 => Verdict.Contradicted,
        < 30 => Verdict.Conflicting,
        _ => Verdict.Unknowable,
    };

    /// <summary>The rule's stable code, such as <c>R.12</c>.</summary>
    public static string CodeOf(Rule rule) => FormattableString.Invariant($"R.{(int)rule}");
}
