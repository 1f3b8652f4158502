using Sirekap.Server.Intake;

namespace Sirekap.Server.Residency;

/// <summary>Closes the doors of the intake while personal or uncounted data would go where it may not. Everything that is read goes on.</summary>
internal sealed class HomeGate(HomeGuard home) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!home.Endpoints.IsIntakeStopped)
            return await next(context);
        context.HttpContext.Response.Headers.RetryAfter = "60";
        return Problems.Refuse(
            "residency-stopped", "The server takes nothing in, because a place where it keeps data is not where it may be: send the same bytes again when /healthz says ok.");
    }
}
