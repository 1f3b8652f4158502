namespace Sirekap.Election.Statements.Kinds;

/// <summary>What a key may sign. Every right holds within the key's region only.</summary>
public enum Role
{
    /// <summary>Enrols and revokes officers, reviewers, chairs and supervisors of its region.</summary>
    Registrar,

    /// <summary>KPPS at one station: forms.</summary>
    Officer,

    /// <summary>A reading machine: readings.</summary>
    Reader,

    /// <summary>Decides what the machine will not.</summary>
    Reviewer,

    /// <summary>Chairs a plenary: recaps.</summary>
    Chair,

    /// <summary>Panwaslu, Bawaslu or a party's witness: raises objections.</summary>
    Supervisor,

    /// <summary>Records what others publish: claims.</summary>
    Importer,

    /// <summary>A server: where its endpoints are.</summary>
    Server,
}

/// <summary>The names of roles in statements.</summary>
public static class Roles
{
    /// <summary>The name in statements.</summary>
    public static string Name(this Role role) => role switch
    {
        Role.Registrar => "registrar",
        Role.Officer => "officer",
        Role.Reader => "reader",
        Role.Reviewer => "reviewer",
        Role.Chair => "chair",
        Role.Supervisor => "supervisor",
        Role.Importer => "importer",
        Role.Server => "server",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Reads a name.</summary>
    /// <exception cref="RefusedException">There is no such role.</exception>
    public static Role Parse(string name)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (role.Name() == name)
                return role;
        }

        throw new RefusedException("malformed", $"There is no role \"{name}\".");
    }
}
