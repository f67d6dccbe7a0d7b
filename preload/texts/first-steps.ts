/**
 * The words of the first steps. In the texts of acts {move.word.next} stands for the key of that command and {Down} for a
 * key by its own name.
 */
export const firstSteps = {
  title: 'First steps',
  at: (n: number, all: number) => `${n} of ${all}`,
  skip: 'Skip',
  skipWhy: 'End the first steps. They stay in the Help menu.',
  pass: 'Pass over this one',
  then: 'Then',
  made: 'done',
  now: 'now',
  again: 'Here again: Help, First steps',
  ended: 'First steps ended. They are in the Help menu when you want them.',
  heard: (n: number, all: number, words: string) => `First steps, ${n} of ${all}. ${words}`,
  name: 'Your name',
  nameWhy: 'It stands in what you export, as the author of what you mark. It may stay empty.',
  steps: {
    highlight: {
      title: 'Highlight a passage.',
      short: 'Highlight a passage',
      intro: 'The article beside this is a real one. What you do here stays until you undo it.',
      acts: {
        go: {
          title: 'Move the caret',
          text: '{move.sentence.next} goes to the next sentence, {Down} down a line.',
        },
        select: {
          title: 'Select to the end of the sentence',
          text: 'Hold {Shift} and press {move.sentence.next}.',
        },
        make: {
          title: 'Highlight it',
          text: '{highlight} marks what is selected. It is on disk already: there is nothing to save.',
        },
      },
      mouse: 'With the mouse: drag over the words, then choose the marker below them.',
    },
    claim: {
      title: 'Tag a claim.',
      short: 'Tag a claim',
      intro: 'A claim is what somebody says is so: its words alone, without who says them.',
      place: 'The caret has gone on to “Lavrov had said”, near the end. He says that something was agreed.',
      acts: {
        go: {
          title: 'Go to where the claim begins',
          text: '{move.clause.next} goes to the next part of the sentence, {move.word.next} a word further.',
        },
        make: {
          title: 'Tag it',
          text: '{claim.content} takes all up to the end of the sentence. Pressed again, it takes less.',
        },
      },
      mouse: 'With the mouse: drag over what is claimed, then choose Content below it.',
    },
    saying: {
      title: 'Say who says it, and how.',
      short: 'Say who says it, and how',
      intro: 'A claim has a source, who says it, and a cue, the words by which one sees that it is said.',
      acts: {
        source: {
          title: 'Set the source',
          text: '{claim.source} takes who the sentence says it is.',
        },
        cue: {
          title: 'Set the cue',
          text: '{claim.cue} takes the words of saying: “had said”, “denied”, “according to”.',
        },
      },
      mouse: 'Wrong words? The same key again takes others. Or select the right ones first, then press it.',
    },
    relate: {
      title: 'Say what contradicts it.',
      short: 'Say what contradicts it',
      intro: 'Claims answer each other. That is kept too, within an article and from one to another.',
      place: 'The next sentence denies that this was agreed.',
      acts: {
        second: {
          title: 'Make it a claim of its own',
          text: '{move.sentence.next} goes there. Then {claim.source} {claim.cue} {claim.content}: who says it, how, and what.',
        },
        relate: {
          title: 'Relate it to the first one',
          text: '{claim.relate}, then {c} for “contradicts”, then {Enter} for the claim on top.',
        },
      },
      mouse: 'Keys like these can be clicked as well.',
    },
    export: {
      title: 'Export what you found.',
      short: 'Export what you found',
      intro: 'Postil writes what other tools read: the first format listed is the W3C’s, for annotations.',
      acts: {
        open: {
          title: 'See the formats',
          text: '{export.article} lists them, and says of each what it cannot hold.',
        },
        save: {
          title: 'Choose one, and where it is saved',
          text: '{Enter} takes the first. The system asks where; {Enter} saves.',
        },
      },
      mouse: 'With the mouse: File, Export this article.',
    },
  },
  hints: {
    noSelection: 'Nothing is selected yet: hold {Shift} while you move, then press {highlight}.',
    anotherMark:
      'That was a highlight or a note, not a claim. {undo} takes it back, or leave it: it does no harm.',
    wholeSentence:
      'This claim holds who says it as well. {claim.content} again takes less; or {undo} takes it back, and you begin further on.',
    emptyClaim: 'A claim is open that has no content yet. {claim.content} gives it one.',
    sameClaim: 'The two are one claim now. {undo} parts them again.',
    onlyOne: 'There is one claim so far. Make the second one first.',
    closed: 'The claim is closed. {annotation.previous} opens the one before the caret again.',
    notExported: 'Nothing was exported yet. {export.article} asks again.',
  },
  end: {
    title: 'That is all of it.',
    exported: (path: string) => `What you marked is in ${path}, each claim with its source and its cue.`,
    rows: {
      help: 'All keys, on one page',
      'import.files': 'An article of your own',
      'inspector.edit': 'The claim’s card: your own words, a verdict, evidence',
      'view.ledger': 'All claims as a table; other views beside it',
      settings: 'Your name, text face, line width, theme, keys',
      undo: 'Takes back what you made here, one by one',
    },
    close: 'Close',
  },
  elsewhere: {
    title: (title: string) => `The first steps stand in “${title}”.`,
    back: 'Go back to it',
    here: 'Go on with this article',
  },
  none: {
    title: 'The first steps need an article.',
    restore: 'Bring back the one that came with Postil',
    bring: 'Import an article',
  },
} as const
