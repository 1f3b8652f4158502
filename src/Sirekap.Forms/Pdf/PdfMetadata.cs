using System.Security;
using System.Text;

namespace Sirekap.Forms.Pdf;

/// <summary>What a document says of itself as XMP (ISO 16684-1): its title, its program, and that it means to be PDF/A-2b (ISO 19005-2).</summary>
static class PdfMetadata
{
    /// <summary>The program's name, here and in the information dictionary.</summary>
    public const string Producer = "Sirekap Terbuka";

    /// <summary>The packet.</summary>
    public static byte[] Of(string title) => Encoding.UTF8.GetBytes($"""
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/">
           <pdfaid:part>2</pdfaid:part>
           <pdfaid:conformance>B</pdfaid:conformance>
           <pdf:Producer>{SecurityElement.Escape(Producer)}</pdf:Producer>
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """.Replace("\\uFEFF", "\uFEFF", StringComparison.Ordinal));
}
