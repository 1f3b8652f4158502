using Sirekap.Evaluate.Truth;

namespace Sirekap.Evaluate.Running;

/// <summary>Every JPEG of a folder, with the truth that stands beside them. Whatever is wrong in the folder is told, not fatal.</summary>
internal sealed class FolderPages : IPages
{
    readonly string _folder;
    readonly string[] _files;
    readonly TruthFile _truth;

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder; files below it count too.</param>
    /// <param name="truthFile">The truth; null for <c>truth.csv</c> in the folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A truth file was named that does not exist.</exception>
    /// <exception cref="FormatException">The truth file does not begin with the names of its columns.</exception>
    public FolderPages(string folder, string? truthFile)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}. Name the folder that holds the photographs.");
        _folder = folder;
        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).ToList();
        _files = [.. all.Where(IsPicture).Order(StringComparer.Ordinal)];
        var path = truthFile ?? Path.Combine(folder, TruthFile.Name);
        _truth = truthFile is not null || File.Exists(path) ? TruthFile.Parse(File.ReadLines(path)) : TruthFile.None;
        Problems = [.. _truth.Problems, .. Gaps(all.Count - _files.Length - (truthFile is null && File.Exists(path) ? 1 : 0))];
    }

    public int Count => _files.Length;

    public IReadOnlyList<string> Problems { get; }

    public Sample Take(int index)
    {
        var file = _files[index];
        var truth = _truth.Pages.GetValueOrDefault(file);
        try
        {
            return new(file, File.ReadAllBytes(Path.Combine(_folder, file)), truth);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(file, [], truth, $"{file} cannot be opened: {failure.Message}");
        }
    }

    static bool IsPicture(string file) => Path.GetExtension(file).ToLowerInvariant() is ".jpg" or ".jpeg" or ".jpe";

    IEnumerable<string> Gaps(int others)
    {
        if (_files.Length == 0)
            yield return $"There is no .jpg or .jpeg file in {_folder}.";
        if (others > 0)
            yield return $"{others} file{(others == 1 ? " is" : "s are")} no .jpg or .jpeg and left alone.";
        if (_truth.Pages.Count == 0)
            yield return $"There is no truth: put {TruthFile.Name} beside the photographs, or name one with --truth.";
        else if (_files.Where(file => !_truth.Pages.ContainsKey(file)).ToList() is { Count: > 0 } strange)
            yield return $"The truth says nothing about {Some(strange)}.";
        if (_truth.Pages.Keys.Except(_files, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            yield return $"The truth speaks of files that are not in the folder: {Some(missing)}.";
    }

    static string Some(List<string> files) => string.Join(", ", files.Take(5)) + (files.Count > 5 ? $" and {files.Count - 5} more" : "");
}
