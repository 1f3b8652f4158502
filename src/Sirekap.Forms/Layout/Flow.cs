namespace Sirekap.Forms.Layout;

/// <summary>Fills page after page from top to bottom. A heading stays with what follows it and is repeated on the next page.</summary>
sealed class Flow
{
    double _y;
    (string Id, string? Title, string? Again)? _section;
    bool _headed;

    public List<Sheet> Sheets { get; } = [];

    /// <summary>Begins a section; its heading is printed with its first block.</summary>
    public void Begin(string id, string? title, string? again) => (_section, _headed) = ((id, title, again), false);

    /// <summary>Ends the last section: what follows has no heading.</summary>
    public void End() => _section = null;

    public void Add(Block block)
    {
        if (Sheets.Count == 0 || _y + Head + block.HeightOn(Sheets[^1]) > Paper.Bottom)
            NewSheet();
        var sheet = Sheets[^1];
        if (_section is { } section && !_headed)
        {
            SectionHead.Place(sheet, section.Id, section.Title, _y);
            _y += SectionHead.Height;
            _section = section with { Title = section.Again };
            _headed = true;
        }

        var height = block.HeightOn(sheet);
        block.Place(sheet, block.SinksToFoot ? Paper.Bottom - height : _y);
        _y += height + Block.Gap;
    }

    double Head => _section is not null && !_headed ? SectionHead.Height : 0;

    void NewSheet()
    {
        Sheets.Add(new(Sheets.Count + 1));
        (_y, _headed) = (Paper.Top, false);
    }
}
