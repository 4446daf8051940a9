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
.rules th:first-child { width: 74%; } .rules td { overflow-wrap: anywhere; }
.damages { border: 1px solid var(--bad); border-radius: .4rem; padding: 0 1rem; margin: 1rem 0; }
.damages h2 { color: var(--bad); margin-top: .8rem; } .damages li { overflow-wrap: anywhere; }
.damages code { font-weight: 600; } .damages a { color: inherit; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; } .beside pre { margin: .4rem 0; }
@media (max-width: 46rem) { .beside { grid-template-columns: 1fr; } body { padding: .8rem; } th:first-child { width: 44%; } }
`
