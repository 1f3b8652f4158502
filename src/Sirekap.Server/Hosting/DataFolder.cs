namespace Sirekap.Server.Hosting;

/// <summary>The folder of a server. It holds keys and pictures with names in them: nobody but its owner may look inside.</summary>
public static class DataFolder
{
    // A folder into which a backup was half restored looks like one that is ready; a server on it could begin another history.
    private const string Unfinished = "restore-unfinished";

    /// <summary>Makes the folder if it is not there.</summary>
    /// <exception cref="InvalidDataException">A backup was restored into it, and that did not end.</exception>
    public static void Open(string folder)
    {
        if (File.Exists(Path.Combine(folder, Unfinished)))
            throw new InvalidDataException($"A restore into {folder} did not end: delete the folder and restore again.");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a folder that no server starts on until <see cref="EndRestore"/>.</summary>
    /// <exception cref="InvalidDataException">There is something in it.</exception>
    public static void BeginRestore(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InvalidDataException($"{folder} is not empty: move what is there away, it may be needed as evidence, and restore into an empty folder.");
        Open(folder);
        File.WriteAllText(Path.Combine(folder, Unfinished), "A restore into this folder is under way, or was interrupted.\n");
    }

    /// <summary>The folder is whole.</summary>
    public static void EndRestore(string folder) => File.Delete(Path.Combine(folder, Unfinished));
}
