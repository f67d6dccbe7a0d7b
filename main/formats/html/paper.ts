/** How the page is printed: on A4, in light colours, claims below their text and whole on their page. */
export const PAPER = `
@page{size:A4;margin:20mm 20mm 22mm}
@page{@bottom-center{content:counter(page);font:9pt sans-serif;color:#57534a}}
@media print{
  :root{--paper:#fff}
  body{background:none}
  body{font-size:9.5pt;line-height:14pt}
  .top,main>article,footer{max-width:none;padding:0}
  main>article{display:block;padding:14pt 0}
  main>article+article{break-before:page;border-top:0}
  .text{font-size:11.5pt;line-height:18.5pt;max-width:34em}
  .text [data-block]{orphans:3;widows:3}
  .title,.text .title{font-size:20pt;line-height:25pt}
  .top h1{font-size:15pt;line-height:19pt}
  .title,.h,h2,h3,.heading,.verdict{break-after:avoid}
  .ref{font-size:7.5pt}
  aside{margin-top:14pt;padding-top:10pt;border-top:1px solid var(--line)}
  .entry,.passages>li,.codebook dt,.codebook dd{break-inside:avoid}
  a{color:inherit}
  .md a[href]::after{content:" (" attr(href) ")";overflow-wrap:anywhere}
  nav li{break-inside:avoid}
  mark.tint{box-shadow:inset 0 -1px var(--edge)}
}
`
