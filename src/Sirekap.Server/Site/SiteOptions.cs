namespace Sirekap.Server.Site;

/// <summary>The settings of the public site, section <c>Site</c> of the configuration.</summary>
public sealed class SiteOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Site";

    /// <summary>A sentence above every page in Indonesian, such as that this is a demonstration; null for none.</summary>
    public string? Notice { get; set; }

    /// <summary>The same sentence in English; null shows the Indonesian one.</summary>
    public string? NoticeEn { get; set; }

    /// <summary>The site of the log that goes on where this one was closed; null where there is none, or nobody knows. Shown only of a closed log.</summary>
    public Uri? Successor { get; set; }

    /// <summary>How many public answers may wait for being made before further ones are told to come back.</summary>
    public int AnswersWaiting { get; set; } = 512;
}
