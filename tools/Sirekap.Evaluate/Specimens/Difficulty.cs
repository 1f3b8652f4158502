using Sirekap.Specimen;

namespace Sirekap.Evaluate.Specimens;

/// <summary>How hard invented photographs are.</summary>
internal enum Difficulty
{
    /// <summary>As officers' phones and KPU's app make them.</summary>
    Moderate,

    /// <summary>Dim, soft, creased, strongly compressed, and still readable.</summary>
    Hard,
}

/// <summary>The conditions of each difficulty.</summary>
internal static class Difficulties
{
    public static PhotographConditions Conditions(this Difficulty difficulty, ulong seed) =>
        difficulty == Difficulty.Hard ? PhotographConditions.Hard(seed) : PhotographConditions.Typical(seed);
}
