namespace Sirekap.Server.Desk.Lists;

/// <summary>What a list's choices are called in the query, and where on its page it stands.</summary>
/// <param name="List">The list's name; empty for a page's own list.</param>
public sealed record ListNames(string List)
{
    /// <summary>The name of a choice.</summary>
    public string this[string pick] => List.Length == 0 ? pick : $"{List}.{pick}";

    /// <summary>The name of the region.</summary>
    public string Region => this["wilayah"];

    /// <summary>The name of the order.</summary>
    public string Order => this["urut"];

    /// <summary>Behind an address: where the list stands, so that nobody who chooses finds himself at the top of the page; empty for a page's own list.</summary>
    public string Anchor => List.Length == 0 ? "" : $"#{List}";
}
