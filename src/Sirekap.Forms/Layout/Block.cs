namespace Sirekap.Forms.Layout;

/// <summary>A part of a page that is never divided.</summary>
abstract class Block
{
    /// <summary>White between blocks.</summary>
    public const double Gap = 5;

    /// <summary>How much of the page's height it takes there, mm.</summary>
    public abstract double HeightOn(Sheet sheet);

    /// <summary>Whether it stands at the foot of its page, whatever is above it.</summary>
    public virtual bool SinksToFoot => false;

    /// <summary>Prints itself with its upper edge at a height.</summary>
    public abstract void Place(Sheet sheet, double y);
}
