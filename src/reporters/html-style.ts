/** All that the page looks like: nothing is fetched. The colours of text stand out by 4.5 to 1 at least (WCAG 1.4.3). */
export const style = `
:root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --paper: #fff; --panel: #f6f8fa; --line: #d1d9e0;
  --error: #c21c2c; --warning: #855600; --info: #0a5fd0; --good: #18722f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --faint: #9aa4af; --paper: #0d1117; --panel: #161b22; --line: #3d444d;
    --error: #ff7b72; --warning: #e3b341; --info: #79b8ff; --good: #56d364; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { border-left: .5rem solid var(--good); padding-left: 1rem; margin-bottom: 2rem; }
header.fail { border-color: var(--error); }
header.incomplete { border-color: var(--warning); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
h3, h4, h5 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--info); }
article { border: 1px solid var(--line); border-left: .3rem solid var(--info); border-radius: .4rem; margin: .75rem 0;
  padding: .25rem 1rem .75rem; }
article.error { border-left-color: var(--error); }
article.warning { border-left-color: var(--warning); }
article > :first-child { margin-top: .5rem; }
.error .severity, .bad { color: var(--error); }
.warning .severity { color: var(--warning); }
.info .severity { color: var(--info); }
.good { color: var(--good); }
.place, .left-out, caption, footer, .facts { color: var(--faint); font-weight: normal; }
code, pre { font: .875rem/1.45 ui-monospace, SFMono-Regular, Consolas, monospace; }
pre { background: var(--panel); border-radius: .4rem; margin: .5rem 0; overflow-x: auto; overflow-wrap: normal;
  padding: .6rem .8rem; }
.excerpt i { color: var(--faint); font-style: normal; user-select: none; }
.carets { color: var(--error); user-select: none; }
.warning .carets { color: var(--warning); }
.info .carets { color: var(--info); }
p { margin: .5rem 0; }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content minmax(0, 1fr); margin: .5rem 0 0; }
dt { color: var(--faint); }
dd { margin: 0; }
dd > :first-child { margin-top: 0; }
dd > :last-child { margin-bottom: 0; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-size: .9rem; min-width: 100%; overflow-wrap: normal; }
caption { font-size: .85rem; padding: .25rem 0; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
@media (max-width: 40rem) { dl { grid-template-columns: minmax(0, 1fr); } }
@media print { details::details-content { content-visibility: visible; } body { max-width: none; } }
`;
