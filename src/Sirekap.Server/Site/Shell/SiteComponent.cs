using Microsoft.AspNetCore.Components;
using Sirekap.Election;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Shell;

/// <summary>What every part of a page can say: words, numbers and links of the visit's language and contest.</summary>
public abstract class SiteComponent : ComponentBase
{
    /// <summary>The visit, handed down by the frame.</summary>
    [CascadingParameter]
    public required Visit Visit { get; set; }

    /// <summary>Where links lead.</summary>
    protected Address To => Visit.To;

    /// <summary>The sentence of a key.</summary>
    protected string T(string key) => Visit.Language.Words[key];

    /// <summary>The sentence of a key with values in its places.</summary>
    protected string T(string key, params object[] values) => Visit.Language.Words.With(key, values);

    /// <summary>A text of the election's data in the visit's language.</summary>
    protected string Say(LocalizedText text) => text.In(Visit.Language.Code);

    /// <summary>A count.</summary>
    protected string N(long number) => Visit.Language.Number(number);

    /// <summary>A share.</summary>
    protected string Percent(long part, long whole) => Visit.Language.Percent(part, whole);

    /// <summary>A place's name for reading.</summary>
    protected static string Place(string name) => PlaceName.Of(name);
}

/// <summary>A part of a page with a model.</summary>
/// <typeparam name="TModel">The model: immutable, taken out of the count.</typeparam>
public abstract class ModelComponent<TModel> : SiteComponent
{
    /// <summary>The model.</summary>
    [Parameter]
    [EditorRequired]
    public required TModel Model { get; set; }
}
