export const contradictions = {
  title: 'Contradictions',
} as const
