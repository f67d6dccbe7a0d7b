import { count, inFigures } from './count.ts'

const annotations = (n: number): string => count(n, 'annotation', 'annotations')

export const revising = {
  title: (title: string) => `Another text of “${title}”`,
  from: (revision: number) => `Revision ${revision}, as it is shown`,
  to: (revision: number) => `Revision ${revision}`,
  same: 'The two texts are the same, word for word.',
  fates: (sure: number, likely: number, gone: number) =>
    sure + likely + gone === 0
      ? 'Nothing is marked in this article.'
      : [
          sure > 0 ? `${annotations(sure)} ${sure === 1 ? 'keeps its place' : 'keep their places'}` : '',
          likely > 0 ? `${inFigures(likely)} to confirm` : '',
          gone > 0 ? `${inFigures(gone)} gone from the text` : '',
        ]
          .filter(Boolean)
          .join(', '),
  take: 'Take it over',
  leave: 'Leave it',
  notNow: 'not now',
  takenOver: (likely: number, gone: number) =>
    likely + gone === 0
      ? 'Taken over. Every annotation keeps its place.'
      : `Taken over. ${[likely > 0 ? `${inFigures(likely)} to confirm` : '', gone > 0 ? `${inFigures(gone)} gone` : ''].filter(Boolean).join(', ')}.`,
  left: 'Left where it is. It stays with the article.',
  moved: 'moved',
  omitted: (n: number) => `${count(n, 'paragraph', 'paragraphs')} alike`,
  ends: 'What becomes of the annotations',

  isLikely: 'Is this still the passage?',
  was: (revision: number) => `In revision ${revision}`,
  now: 'Now',
  partGone: 'Not all of its parts were found again.',
  yes: 'It is',
  no: 'It is not',
  isGone: 'Gone from the text',
  candidates: 'It may be here',
  alike: (percent: number) => `${percent} % alike`,
  placeIt: 'Give it a place again',
  asks: (quote: string) => `Where is “${quote}” now?`,
  otherArticle: 'Its place is in its own article.',
  accepted: 'The place is confirmed.',
  refused: 'Not its place: kept with what is gone.',
  placed: 'It has a place again.',
  allSettled: 'Every annotation has its place.',
  at: {
    likely: (what: string) => `Is this still the passage? ${what}`,
    gone: (what: string) => `Gone from the text. ${what}`,
  },
  banner: (likely: number, gone: number) =>
    [
      likely > 0 ? `${inFigures(likely)} to confirm` : '',
      gone > 0 ? `${inFigures(gone)} gone from the text` : '',
    ]
      .filter(Boolean)
      .join(', '),
  newer: 'A newer text of this article is here.',
  compare: 'Compare',
  next: 'Next',
}
