namespace Sirekap.Residency.Reports;

/// <summary>The look of the report: a newspaper's page in one column of ink on paper; nothing is fetched.</summary>
static class ReportStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --paper: #fcfbf8; --sheet: #f2f0ea; --ink: #1b1d22; --soft: #565a63; --rule: #d5d2c8; --strong: #1b1d22; --link: #1d4677; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15171b; --sheet: #1f2228; --ink: #eceae4; --soft: #a9acb4; --rule: #3a3e46; --strong: #eceae4; --link: #a3c4ee; }
        }
        *, *::before, *::after { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 64rem; padding: 0 1rem 3rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 "Plus Jakarta Sans", system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        header { border-bottom: 3px double var(--strong); padding: 1.25rem 0 .75rem; margin-bottom: 1.25rem; }
        h1, h2, h3 { line-height: 1.2; text-wrap: balance; letter-spacing: -.01em; }
        h1 { font-size: clamp(1.8rem, 1.2rem + 2.6vw, 2.9rem); margin: 0; }
        h1 [lang=en] { display: block; font-size: .5em; font-weight: 400; letter-spacing: 0; color: var(--soft); margin-top: .3rem; }
        h2 { font-size: 1.2rem; margin: 0 0 .5rem; }
        h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; border-top: 1px solid var(--rule); padding-top: .75rem; }
        h2 [lang=en], h3 [lang=en], dt [lang=en], .kicker [lang=en], .stamp [lang=en] { font-weight: 400; color: var(--soft); font-size: .9em; margin-left: .35em; }
        .kicker { margin: 0 0 .35rem; font-size: .85rem; font-weight: 700; }
        p { margin: 0 0 .5rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        code { font: .9em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
        ul, ol { padding: 0; margin: 0; list-style: none; }
        nav { background: var(--sheet); padding: .9rem 1rem; margin-bottom: 1.75rem; }
        nav li { display: flex; flex-wrap: wrap; gap: .1rem .9rem; padding: .3rem 0; border-top: 1px solid var(--rule); }
        nav a { flex: 0 0 15rem; }
        article { margin: 0 0 2.75rem; border-top: 2px solid var(--strong); padding-top: .9rem; }
        .name { font-size: clamp(1.35rem, 1.1rem + 1.4vw, 1.9rem); margin: 0; }
        .shown { color: var(--soft); margin: .2rem 0 0; }
        .stamp { font-weight: 700; }
        .stamp-line { font-size: 1.15rem; margin: .35rem 0 .9rem; }
        .pair { display: grid; grid-template-columns: 1fr; gap: .4rem 2rem; }
        .pair > [lang=en] { color: var(--soft); }
        blockquote { margin: 0; padding-left: .9rem; border-left: 3px solid var(--strong); font-size: 1.05rem; }
        blockquote[lang=en] { border-left-color: var(--rule); font-size: 1rem; }
        .roles { margin: 0; }
        .roles > div { padding: .55rem 0; border-top: 1px solid var(--rule); }
        .roles > div:first-child { border-top: 0; }
        dt { font-weight: 700; }
        dd { margin: .15rem 0 0; }
        dd .stamp { font-weight: 400; }
        dd .pair { font-size: .9rem; margin-top: .2rem; }
        .remarks li { padding: .35rem 0; }
        .evidence { columns: 1; font-size: .9rem; }
        .evidence li { position: relative; padding: .5rem 0 .5rem 1.4rem; border-top: 1px solid var(--rule); break-inside: avoid; }
        .evidence p { margin: 0; }
        .ground { position: absolute; left: 0; font-weight: 700; }
        .said { font-weight: 700; }
        .said [lang=en], .what [lang=en] { font-weight: 400; color: var(--soft); }
        .source { color: var(--soft); font-size: .85rem; }
        .method { border-top: 3px double var(--strong); padding-top: 1rem; font-size: .9rem; }
        @media (min-width: 48rem) {
          .pair { grid-template-columns: 1fr 1fr; }
          .evidence { columns: 2; column-gap: 2rem; }
          .roles > div { display: grid; grid-template-columns: 18rem 1fr; gap: 0 2rem; }
          dd .pair { grid-template-columns: 1fr; }
        }
        @media print {
          :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --rule: #999; --strong: #000; --link: #000; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          article { break-before: auto; }
          h2, h3, .stamp-line { break-after: avoid; }
          .roles > div, blockquote { break-inside: avoid; }
          @page { margin: 18mm; }
        }

        """;
}
