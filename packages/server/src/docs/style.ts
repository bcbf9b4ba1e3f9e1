/** The look of the documentation, light and dark. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --side: #f6f7f9; --text: #18212f; --quiet: #5a6678; --line: #dfe3ea; --accent: #2456d6; --code: #f4f6f9; --mark: #e8eefc; --key: #8a2da5; --string: #1b6b3a; --comment: #66728a; --number: #a04a00; }
@media (prefers-color-scheme: dark) { :root { --page: #10141b; --side: #151a22; --text: #e4e9f0; --quiet: #9aa6b8; --line: #2b3442; --accent: #7ea2ff; --code: #1a2029; --mark: #223055; --key: #d6a2ea; --string: #8fd3a5; --comment: #8894a8; --number: #f0b27a; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); min-height: 100vh; background: var(--page); color: var(--text); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
a:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; border-radius: .25rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; z-index: 2; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.25rem 1rem 2rem; background: var(--side); border-right: 1px solid var(--line); font-size: .9375rem; }
.brand { display: flex; align-items: center; gap: .5rem; margin: 0 0 1rem; padding: 0 .5rem; font-weight: 650; color: var(--text); font-size: 1.0625rem; } .brand:hover { text-decoration: none; }
.brand svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round; }
nav h2 { margin: 1.25rem .5rem .25rem; border: 0; padding: 0; font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); }
nav ul { list-style: none; margin: 0; padding: 0; } nav li a { display: block; padding: .1875rem .5rem; border-radius: .375rem; color: var(--text); } nav li a:hover { background: var(--mark); text-decoration: none; }
nav a[aria-current] { background: var(--mark); color: var(--accent); font-weight: 600; }
.search { position: relative; } .search input { width: 100%; padding: .5rem .75rem; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: .5rem; font: inherit; }
.hits { list-style: none; margin: 0; padding: 0; }
.search .hits { margin-top: .5rem; } .search .hits:empty { display: none; }
.hits a { display: block; padding: .5rem; border-radius: .375rem; color: var(--text); } .hits a:hover, .hits a:focus { background: var(--mark); text-decoration: none; }
.hits b { display: block; overflow-wrap: anywhere; } .hits small { display: block; color: var(--quiet); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
main { width: 100%; max-width: 62rem; padding: 2rem 2.5rem 6rem; }
h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; } h2 { margin: 3rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: 1.375rem; line-height: 1.3; } h3 { margin: 2rem 0 .5rem; font-size: 1.0625rem; }
h2, h3, p, li { overflow-wrap: anywhere; } td { overflow-wrap: break-word; }
h2 > a.anchor, h3 > a.anchor { color: inherit; }
code { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--code); padding: .125em .3em; border-radius: .25rem; }
pre { margin: .75rem 0; padding: .875rem 1rem; overflow-x: auto; background: var(--code); border: 1px solid var(--line); border-radius: .5rem; } pre code { padding: 0; background: none; font-size: .8125rem; }
blockquote { margin: 1rem 0; padding: .5rem 1rem; border-left: 3px solid var(--accent); background: var(--mark); border-radius: 0 .5rem .5rem 0; } blockquote p { margin: .25rem 0; }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; margin: .75rem 0 1.25rem; font-size: .9375rem; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } th { color: var(--quiet); font-weight: 600; white-space: nowrap; } td:first-child > code { white-space: nowrap; }
td { min-width: 4rem; } td:last-child { min-width: 12rem; }
table:has(pre) { overflow: visible; } table:has(pre) tbody { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; } table:has(pre) tr { display: contents; } table:has(pre) :is(th, td) { border: 0; padding: 0; min-width: 0; } table:has(pre) pre { margin: .25rem 0; height: calc(100% - .5rem); }
.hljs-keyword, .hljs-built_in, .hljs-literal { color: var(--key); } .hljs-string, .hljs-attr, .hljs-regexp { color: var(--string); } .hljs-comment { color: var(--comment); } .hljs-number, .hljs-symbol { color: var(--number); } .hljs-title { color: var(--accent); }
@media (max-width: 52rem) { body { display: block; } nav { position: static; height: auto; padding-bottom: .75rem; border-right: 0; border-bottom: 1px solid var(--line); } nav details:not([open]) { margin-top: .5rem; } main { padding: 1.5rem 1rem 4rem; } h1 { font-size: 1.625rem; } table:has(pre) :is(tbody, tr, td) { display: block; } table:has(pre) th { display: none; } }
@media (min-width: 52.01rem) { nav summary { display: none; } }
@media print { nav { display: none; } body { display: block; } }
`;
