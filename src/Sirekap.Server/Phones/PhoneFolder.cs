using Sirekap.Server.Hosting;

namespace Sirekap.Server.Phones;

/// <summary>Where the officers' app lies as it was published.</summary>
public static class PhoneFolder
{
    /// <summary>The configured folder, or <c>phone</c> beside the program.</summary>
    public static string Of(SirekapOptions options) => options.PhoneApp ?? Path.Combine(AppContext.BaseDirectory, "phone");

    /// <summary>Whether there is an app.</summary>
    public static bool IsThere(SirekapOptions options) => File.Exists(Path.Combine(Of(options), "index.html"));
}
