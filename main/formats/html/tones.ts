/** The app's colours (renderer/styles/tokens.css), by what they mean. A test holds every text to 4.5 : 1 and every line to 3 : 1. */

export interface Tones {
  readonly paper: string
  readonly sunk: string
  readonly line: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
  readonly wash: string
  readonly claim: string
  readonly 'claim-line': string
  readonly highlight: string
  readonly 'highlight-line': string
  readonly note: string
  readonly 'note-line': string
  readonly source: string
  readonly cue: string
  readonly contradicts: string
  readonly supports: string
}

export const LIGHT: Tones = {
  paper: '#fdfcf9',
  sunk: '#ebe8e1',
  line: '#e0dcd3',
  ink: '#1f1e1b',
  soft: '#57534a',
  accent: '#2b4f94',
  wash: '#e6ebf6',
  claim: '#fcf0cf',
  'claim-line': '#7d5a00',
  highlight: '#dff0d8',
  'highlight-line': '#2f6b23',
  note: '#e8e3f7',
  'note-line': '#5d4aa8',
  source: '#0b6b62',
  cue: '#a8480b',
  contradicts: '#b3261e',
  supports: '#1f6f3a',
}
export const DARK: Tones = {
  paper: '#1a1a1c',
  sunk: '#2d2d31',
  line: '#343439',
  ink: '#e8e5de',
  soft: '#b4afa5',
  accent: '#a3bcf3',
  wash: '#29334a',
  claim: '#40361a',
  'claim-line': '#d9b24a',
  highlight: '#25412b',
  'highlight-line': '#9fd68f',
  note: '#383160',
  'note-line': '#cfc6fa',
  source: '#5fd0c3',
  cue: '#f0a36b',
  contradicts: '#f2877f',
  supports: '#7ccb93',
}

/** As custom properties. */
export function properties(values: Tones): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}
