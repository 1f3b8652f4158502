namespace Sirekap.Server.Witnesses;

/// <summary>One witness in the settings: <c>Sirekap:Witnesses:0:Url</c> and so on.</summary>
public sealed class WitnessOptions
{
    /// <summary>What the operator calls it; null takes the name of its key.</summary>
    public string? Name { get; set; }

    /// <summary>Its verifier key, type 0x04 or 0x06. A witness with two keys has two entries with one address.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where it takes checkpoints, without the final <c>/add-checkpoint</c>; monitors find it below the same address.</summary>
    public string Url { get; set; } = "";
}
