/** How the page looks: a quiet one, where the text is the product (LOOK.md). */
import { PAPER } from './paper.ts'
import { DARK, LIGHT, properties } from './tones.ts'

/** Text of 18/30 in about 66 characters; what stands beside it in 13/20, quotes in 15/24. */
const SCREEN = `
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding-top:24px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/21px var(--sans);overflow-wrap:break-word}
h1,h2,h3,h4,p,ul,ol,dl,dd,blockquote{margin:0;padding:0;font:inherit}
ul,ol{list-style:none}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
mark,.source,.cue{color:inherit;background:none;text-decoration-skip-ink:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.claim{--tint:var(--claim);--edge:var(--claim-line)}
.highlight{--tint:var(--highlight);--edge:var(--highlight-line)}
.note{--tint:var(--note);--edge:var(--note-line)}
mark.tint{background:var(--tint)}
mark.line1{text-decoration:underline solid 2px var(--edge);text-underline-offset:5px}
mark.line2{text-decoration:underline solid 2px var(--edge);text-underline-offset:8px}
.dotted{text-decoration:underline dotted 2px var(--source);text-underline-offset:4px}
.dashed{text-decoration:underline dashed 2px var(--cue);text-underline-offset:4px}

.top,main>article,footer{max-width:1120px;margin:0 auto;padding:0 48px}
.top{padding-top:40px}
.top h1{font:600 22px/28px var(--serif);margin-bottom:8px}
.summary{color:var(--soft);padding-bottom:16px;border-bottom:1px solid var(--line)}
.key{margin-top:4px}
.key mark,.key span{color:var(--ink)}
nav ol{counter-reset:n;padding:16px 0;border-bottom:1px solid var(--line)}
nav li{counter-increment:n;position:relative;padding:5px 0 5px 36px;font:17px/26px var(--serif)}
nav li::before{content:counter(n);position:absolute;left:0;color:var(--soft);font:14px/26px var(--sans)}
nav .about{display:block;color:var(--soft);font:13px/20px var(--sans)}

main>article{display:grid;grid-template-columns:minmax(0,592px) minmax(0,1fr);gap:0 64px;padding-top:40px;padding-bottom:56px}
main>article+article{border-top:1px solid var(--line)}
.reading{min-width:0}
.title{font:600 31px/38px var(--serif);text-wrap:balance;margin:0 0 20px}
.origin{color:var(--soft);margin-bottom:20px}
.origin>span+span::before{content:"\\00b7";margin:0 8px}
.text{font:18px/30px var(--serif)}
.text [data-block]{white-space:pre-wrap;margin:0 0 15px}
.text .dateline{color:var(--soft);font:14px/21px var(--sans);margin-bottom:12px}
.text .title{font:600 31px/38px var(--serif);margin-bottom:20px}
.text .h{font-weight:600;margin-top:30px}
.text blockquote{padding-inline-start:24px;border-inline-start:2px solid var(--line)}
.text ul{padding-inline-start:24px}
.text li{list-style:disc}
.ref{font:550 11px/0 var(--sans);text-decoration:none;vertical-align:5px;user-select:none;-webkit-user-select:none;padding:2px 1px;scroll-margin-top:35vh}
.ref::before{content:"\\2060" attr(data-n)}
.ref+.ref::before{content:" \\2060" attr(data-n)}
.ref:hover{text-decoration:underline}
.ref:target{background:var(--accent);color:var(--paper);border-radius:3px}

aside{min-width:0}
aside h2,aside h3.beside{color:var(--soft);font:550 12px/16px var(--sans);margin-bottom:4px}
section+section{margin-top:24px}
.entry{padding:14px 0 16px;border-bottom:1px solid var(--line)}
.entry:last-child{border-bottom:0}
.entry:target,.passages>li:target{box-shadow:-12px 0 0 var(--paper),-14px 0 0 var(--accent)}
.heading{display:grid;grid-template-columns:34px minmax(0,1fr)}
.heading .statement{grid-column:2;font:500 18px/25px var(--serif)}
.nr{color:var(--soft);font:550 12px/20px var(--sans);font-variant-numeric:tabular-nums}
a.nr{color:var(--accent);text-decoration:none}
a.nr:hover{text-decoration:underline}
.claimant{font-weight:600}
.heading>.none{font-weight:400}
.entry>:not(.heading):not(.passages):not(.passage){margin-inline-start:34px}
.passage{display:grid;grid-template-columns:34px minmax(0,1fr);margin-top:6px}
.passage>:not(.nr){grid-column:2}
.passage blockquote{font:15px/24px var(--serif);white-space:pre-line}
.passage>.nr{line-height:24px}
.passages>li>:not(.passage),.entry>.md,.entry>.tags{margin-inline-start:34px}
.said>span+span::before{content:"\\00b7";margin:0 7px;color:var(--soft)}
.label,.none,.unchecked,.worth,.empty,.count,.ground,dt{color:var(--soft)}
.verdict{margin-top:4px}
.verdict strong{font-weight:600}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;margin-top:8px}
.relations,.evidence{margin-top:8px}
.relations li{padding:2px 0}
.evidence li{padding:4px 0}
.question{font-weight:550}
.kind{font-weight:550}
.contradicts .kind{color:var(--contradicts)}
.supports .kind{color:var(--supports)}
.caption{margin-top:8px;color:var(--soft)}
.url{overflow-wrap:anywhere}
.ground>span+span::before{content:"\\00b7";margin:0 7px}
.md{margin-top:6px}
.md>*+*{margin-top:6px}
.md ul,.md ol{padding-inline-start:20px}
.md ul li{list-style:disc}
.md ol li{list-style:decimal}
.md blockquote{padding-inline-start:12px;border-inline-start:2px solid var(--line)}
.md pre,.md code{font:13px/20px ui-monospace,Menlo,Consolas,monospace;background:var(--sunk);border-radius:3px}
.md pre{padding:8px 10px;white-space:pre-wrap}
.md code{padding:0 3px}
.md table{border-collapse:collapse;display:block;overflow-x:auto}
.md td,.md th{padding:2px 8px;border:1px solid var(--line);text-align:start}
.md hr{border:0;border-top:1px solid var(--line)}
.tags{display:flex;flex-wrap:wrap;gap:2px 14px;margin-top:6px;color:var(--soft)}
.square{display:inline-block;width:8px;height:8px;margin-inline-end:6px;border-radius:2px;background:var(--tag,var(--soft));box-shadow:inset 0 0 0 1px var(--soft)}
footer{padding-bottom:40px}
.codebook{border-top:1px solid var(--line);padding-top:24px;margin-bottom:24px}
.codebook h2{font:600 22px/28px var(--serif);margin-bottom:8px}
.codebook dl{max-width:592px}
.codebook dt{color:var(--ink);font-weight:550;margin-top:8px}
.codebook .count{font-weight:400;margin-inline-start:8px}
.codebook dd{margin-inline-start:14px;white-space:pre-line}
.made{color:var(--soft);font-size:12px}

@media (min-width:1000px){
  aside{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:24px 4px 48px 20px;margin-top:-24px;border-inline-start:1px solid var(--line);scroll-padding-top:24px;scrollbar-width:thin}
}
@media (max-width:999px){
  main>article{grid-template-columns:minmax(0,640px);gap:32px;justify-content:center}
  .top,footer{max-width:736px}
  aside{border-top:1px solid var(--line);padding-top:24px}
}
@media (max-width:560px){
  .top,main>article,footer{padding-left:20px;padding-right:20px}
  .top{padding-top:24px}
  .title,.text .title{font-size:26px;line-height:32px}
  .text{font-size:17px;line-height:28px}
  main>article{padding-top:28px}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){
  mark.tint{forced-color-adjust:none;color:#000;background:#fff3b0}
}
`

export const STYLE = `
:root{color-scheme:light;${properties(LIGHT)};
--serif:Literata,"Iowan Old Style","Source Serif 4",Charter,"Noto Serif",Georgia,"Songti SC",serif;
--sans:Inter,system-ui,-apple-system,"Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${properties(DARK)}}}
${SCREEN}${PAPER}`.trim()
