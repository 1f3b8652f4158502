namespace Sirekap.Election.Regions;

/// <summary>One polling station (TPS; overseas also KSK and POS): a cheap handle.</summary>
public readonly record struct Station
{
    private readonly RegionTree _tree;

    internal Station(RegionTree tree, int ordinal) => (_tree, Ordinal) = (tree, ordinal);

    /// <summary>The place among all stations in tree order, from 0.</summary>
    public int Ordinal { get; }

    /// <summary>KPU's code: the village's ten characters and three digits.</summary>
    public string Code => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Village.Code}{Suffix:D3}");

    /// <summary>KPU's name, such as <c>TPS 008</c>.</summary>
    public string Name => _tree.StationNames[Ordinal];

    /// <summary>KPU's numeric id, or null where KPU's list as published lacks it (1,120 stations overseas).</summary>
    public int? Id => _tree.StationIds[Ordinal] is > 0 and var id ? id : null;

    /// <summary>The last three digits of the code.</summary>
    public int Suffix => _tree.StationSuffixes[Ordinal];

    /// <summary>Whether this is a special location (lokasi khusus): a prison, hospital, dormitory.</summary>
    public bool IsSpecial => _tree.SpecialStations[Ordinal];

    /// <summary>The village of the station.</summary>
    public Region Village => new(_tree, _tree.StationVillages[Ordinal]);

    /// <summary>The district, whose plenary is the first above the station; null in a tree that has none there.</summary>
    public Region? District => Above(RegionLevel.District);

    /// <summary>The province, or what stands in its place for stations abroad.</summary>
    public Region Province => Above(RegionLevel.Province) ?? throw new InvalidOperationException($"Station {Code} lies in no province.");

    private Region? Above(RegionLevel level)
    {
        foreach (var region in Village.Ancestors)
        {
            if (region.Level == level)
                return region;
        }

        return null;
    }
}
