using Sirekap.Cli.Reading;

namespace Sirekap.Cli.Overlays;

/// <summary>Where <c>sirekap read --overlay DIR</c> puts one picture for each file, named as the file.</summary>
internal sealed class OverlayFolder(string folder)
{
    readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Passes readings on, each after its drawing was written. Files that are no picture at all get none.</summary>
    public IEnumerable<FileReading> Draw(IEnumerable<FileReading> readings)
    {
        Directory.CreateDirectory(folder);
        foreach (var reading in readings)
        {
            if (reading.Page is { } page && OverlayPicture.Draw(reading.Bytes.Span, page, Path.GetFileName(reading.File)) is { } picture)
                File.WriteAllBytes(Path.Combine(folder, FreeName(Path.GetFileNameWithoutExtension(reading.File))), picture);
            yield return reading;
        }
    }

    /// <summary>Files of the same name from two folders both get their picture.</summary>
    string FreeName(string name)
    {
        for (var copy = 1; ; copy++)
        {
            var candidate = copy == 1 ? $"{name}.overlay.jpg" : $"{name}-{copy}.overlay.jpg";
            if (_taken.Add(candidate))
                return candidate;
        }
    }
}
