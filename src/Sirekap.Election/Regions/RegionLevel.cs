namespace Sirekap.Election.Regions;

/// <summary>The tiers of the tree; the values are KPU's <c>tingkat</c>. A station is a tier of its own, see <see cref="Station"/>.</summary>
public enum RegionLevel
{
    /// <summary>The nation, code <c>0</c>.</summary>
    Nation = 0,

    /// <summary>Provinsi, two characters; <c>99</c> is overseas.</summary>
    Province = 1,

    /// <summary>Kabupaten or kota, four characters; overseas a mission (PPLN).</summary>
    Regency = 2,

    /// <summary>Kecamatan, six characters.</summary>
    District = 3,

    /// <summary>Kelurahan or desa, ten characters.</summary>
    Village = 4,
}
