/** Hues for tags that stay apart from one another as squares of 8 px, on light and dark paper, by what they are called. */
export const HUES = [
  { name: 'Gold', colour: '#b8860b' },
  { name: 'Violet', colour: '#7a5ac8' },
  { name: 'Green', colour: '#2e8b57' },
  { name: 'Blue', colour: '#2e7fb8' },
  { name: 'Red', colour: '#c2543d' },
  { name: 'Plum', colour: '#b3478f' },
  { name: 'Olive', colour: '#5f7d1e' },
  { name: 'Teal', colour: '#0f8a8a' },
  { name: 'Brown', colour: '#8a6a4f' },
  { name: 'Indigo', colour: '#5868c9' },
  { name: 'Orange', colour: '#d0722a' },
  { name: 'Grey', colour: '#6b7280' },
] as const
