/** How the page looks, by day and by night. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1c2126, #e4e8ec); --dim: light-dark(#5b656f, #99a4ae);
  --line: light-dark(#d9dee3, #3a424a); --ground: light-dark(#f4f6f8, #20262b);
  --good: light-dark(#12702f, #5fd07f); --bad: light-dark(#b3261e, #ff8a80); --wait: light-dark(#8a5a00, #e8b64c);
  --virtual: light-dark(#5b6ee1, #8f9cf5); --real: light-dark(#c2703d, #e69a6b); }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #171b1f);
  margin: 0 auto; padding: 1.5rem; max-width: 76rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
small { color: var(--dim); font-weight: normal; font-size: .82em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .6rem 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.passed { color: var(--good); } .failed { color: var(--bad); } .skipped { color: var(--wait); }
header p.passed, header p.failed { margin: .3rem 0; }
.test { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary:focus-visible { outline: 2px solid var(--virtual); outline-offset: 2px; }
.problem { border-left: 3px solid var(--bad); padding-left: .8rem; margin: .6rem 0; }
.problem p { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
pre { font: .82em/1.45 ui-monospace, monospace; background: var(--ground); border-radius: .3rem; padding: .5rem .7rem;
  margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 26rem; overflow: auto; }
table { width: 100%; border-collapse: collapse; margin: .6rem 0; table-layout: fixed; }
th { text-align: left; font-size: .85em; color: var(--dim); font-weight: 600; }
th:first-child { width: 52%; }
td, th { border-top: 1px solid var(--line); padding: .25rem .5rem; vertical-align: top; }
.lane { position: relative; height: .55rem; margin-top: .45rem; background: var(--ground); border-radius: .2rem; overflow: hidden; }
.lane i { position: absolute; top: 0; bottom: 0; min-width: 2px; border-radius: .2rem; }
.virtual { background: var(--virtual); } .real { background: var(--real); }
.exchange summary { font: .82em ui-monospace, monospace; color: var(--dim); }
.rules { table-layout: auto; } .rules th:first-child { width: auto; } .rules td { overflow-wrap: anywhere; }
.rules th:not(:first-child):not(:last-child), .rules td:not(:first-child):not(:last-child), .overview th:last-child,
.overview td:last-child { text-align: center; width: 6.5rem; font-weight: 600; }
.rules td:first-child, .rules th:first-child { text-align: left; } .rules .none { color: var(--line); }
.rules:not(.overview) th:last-child { width: 7rem; }
.rules tbody tr:hover { background: var(--ground); } .rules .seen:hover { background: none; }
.rules .bad td { background: light-dark(#fdeceb, #3a2220); border-top-color: var(--bad); } .rules .seen td { border-top: 0; }
.overview a { color: inherit; text-decoration-color: var(--dim); }
.suite { border: 1px solid var(--line); border-radius: .5rem; margin: .8rem 0; padding: .5rem 1rem; }
.suite > summary h2 { display: inline; margin: 0 .6rem 0 .2rem; }
.none { color: var(--dim); } .chip { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; font-size: .8em; font-weight: 600; white-space: nowrap; } .chip.none { border-color: var(--line); font-weight: normal; }
.damages { border: 1px solid var(--bad); border-left-width: .4rem; border-radius: .5rem; padding: .2rem 1.2rem .8rem; margin: 1.2rem 0; }
.damages h2 { color: var(--bad); margin-top: .6rem; } .damages li { overflow-wrap: anywhere; margin: .5rem 0; }
.damages code { font: 700 1.05em ui-monospace, monospace; } .damages p { margin: .1rem 0; } .damages a { color: inherit; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; } .beside figure { margin: .5rem 0; min-width: 0; }
figcaption { font-size: .82em; color: var(--dim); overflow-wrap: anywhere; }
@media (max-width: 46rem) { .beside { grid-template-columns: 1fr; } body { padding: .8rem; } th:first-child { width: 44%; } }
`
