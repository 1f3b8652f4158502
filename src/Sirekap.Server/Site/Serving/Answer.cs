using Microsoft.AspNetCore.Components;
using Sirekap.Server.Site.Shell;

namespace Sirekap.Server.Site.Serving;

/// <summary>What a question to the site comes to; null stands for "there is no such page".</summary>
public abstract record Answer;

/// <summary>A page: a component and its model, taken out of the count, so that it is rendered after the count is let go.</summary>
/// <param name="Body">Draws the page.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record Page(RenderFragment Body, int Status = StatusCodes.Status200OK) : Answer
{
    /// <summary>A page of a component with its model.</summary>
    public static Page Of<TComponent, TModel>(TModel model)
        where TComponent : ModelComponent<TModel> => new(builder =>
    {
        builder.OpenComponent<TComponent>(0);
#pragma warning disable MA0115 // The analyzer does not see the parameter through the type parameter.
        builder.AddComponentParameter(1, nameof(ModelComponent<>.Model), model);
#pragma warning restore MA0115
        builder.CloseComponent();
    });

    /// <summary>A page of a component that needs no model.</summary>
    public static Page Of<TComponent>(int status = StatusCodes.Status200OK)
        where TComponent : SiteComponent => new(
        builder =>
        {
            builder.OpenComponent<TComponent>(0);
            builder.CloseComponent();
        },
        status);
}

/// <summary>The page stands elsewhere.</summary>
/// <param name="Path">Path and query.</param>
public sealed record Elsewhere(string Path) : Answer;

/// <summary>An answer that needs nothing of the count any more, and takes its time: it is made after the count is let go.</summary>
/// <param name="Make">Makes it.</param>
public sealed record Later(Func<Answer?> Make) : Answer;
