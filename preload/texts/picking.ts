export const picking = {
  label: 'Pointing to something in a text',
  cancel: 'cancel',
  take: { claim: 'this claim', passage: 'this passage' },
  stopped: 'Nothing was taken',
  nothing: {
    claim: 'Go to the claim, or select its words, then press Enter.',
    passage: 'Select the passage, then press Enter.',
  },
  claim: {
    supports: (statement: string) => `What does “${statement}” support?`,
    contradicts: (statement: string) => `What does “${statement}” contradict?`,
    responds: (statement: string) => `What does “${statement}” respond to?`,
    updates: (statement: string) => `What does “${statement}” update?`,
    same: (statement: string) => `Which claim is the same as “${statement}”?`,
  },
  evidence: (question: string) =>
    question === '' ? 'Which passage does the evidence rest on?' : `Which passage answers “${question}”?`,
} as const
