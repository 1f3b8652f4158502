namespace Sirekap.Election.Statements.Kinds;

/// <summary>What a key is for; <see cref="Rights.RightsTable"/> says what that entitles to.</summary>
public enum Role
{
    /// <summary>Administrator of accounts: enrols and revokes the people of its region, and registrars below it.</summary>
    Registrar,

    /// <summary>KPPS at one station: forms.</summary>
    Officer,

    /// <summary>A reading machine: readings.</summary>
    Reader,

    /// <summary>Decides what the machine will not.</summary>
    Reviewer,

    /// <summary>Chairs a plenary: recaps.</summary>
    Chair,

    /// <summary>Panwaslu or Bawaslu: raises objections, answers reports.</summary>
    Supervisor,

    /// <summary>Records what others publish: claims.</summary>
    Importer,

    /// <summary>A server: where its endpoints are, and what citizens report there.</summary>
    Server,

    /// <summary>Keeps a plenary's minutes.</summary>
    Secretary,

    /// <summary>A party's or candidate's witness: raises objections.</summary>
    Witness,

    /// <summary>Sees everything and signs nothing.</summary>
    Auditor,

    /// <summary>A projector in the meeting: shows, and nobody can do anything there.</summary>
    Board,
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
        Role.Secretary => "secretary",
        Role.Witness => "witness",
        Role.Auditor => "auditor",
        Role.Board => "board",
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
