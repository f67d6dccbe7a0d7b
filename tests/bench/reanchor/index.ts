/**
 * How well `reanchor` finds passages again, over kinds of edits whose right answer follows from the edit, and beside the
 * best known method (`hypothesis.ts`).
 */
import type { reanchor } from '../../../main/anchoring/reanchor.ts'
import { formKinds } from './forms.ts'
import { matchQuote } from './hypothesis.ts'
import type { Edited, Kinds } from './kinds.ts'
import { GONE_KINDS, PASSAGE_KINDS } from './passages.ts'
import { readProse } from './prose.ts'
import { Random } from './random.ts'
import { describeKinds, describeTotals, type Trial } from './report.ts'
import { bundled } from './shipped.ts'
import { CORPUS, textsOf } from './texts.ts'
import { WORD_KINDS } from './words.ts'

const EDITS: Kinds = { ...WORD_KINDS, ...PASSAGE_KINDS, ...GONE_KINDS }
const KINDS: Kinds = { ...EDITS, ...formKinds(readProse, EDITS) }

function timed<T>(work: () => T): [T, number] {
  const start = performance.now()
  const result = work()
  return [result, performance.now() - start]
}

/** The same text as one string: what edits put together is a tree of parts to the engine until it is first read. */
function inOnePiece(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

function tryBoth(own: typeof reanchor, kind: string, text: string, edited: Edited, withPeer: boolean): Trial {
  const { span, right } = edited
  const before = inOnePiece(edited.before)
  const after = inOnePiece(edited.after)
  const [[answer = 'gone'], ms] = timed(() => own(before, after, [span]))
  const [peer, peerMs] = withPeer ? timed(() => matchQuote(before, after, span)) : [null, 0]
  return { kind, text, edited, right, answer, ms, peer, peerMs }
}

/**
 * `--sizes=10000,1000000`, `--corpus=DIR`, `--split=train`, `--seed=N`, `--each=N` trials a kind and text, `--peer=no`, `--kind=NAME`;
 * `--show=N` prints the first N that went wrong.
 */
export async function run(words: readonly string[]): Promise<void> {
  const own = await bundled()
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]
  const sizes = (option('sizes') ?? '10000,100000,1000000').split(',').map(Number)
  const only = option('kind')
  for (const size of sizes) {
    const each = Number(option('each') ?? (size > 500_000 ? 1 : size > 50_000 ? 3 : 8))
    const texts = textsOf(size, option('corpus') ?? CORPUS, option('split') ?? 'dev', size > 500_000 ? 2 : 6)
    const trials: Trial[] = []
    for (const [at, { name, text }] of texts.entries()) {
      const prose = readProse(text)
      for (const [kind, edit] of Object.entries(KINDS)) {
        if (only !== undefined && kind !== only) continue
        const random = new Random(Number(option('seed') ?? 1) * 1000 + at * 100 + kind.length)
        for (let count = 0; count < each; count++) {
          const edited = edit(prose, random)
          if (edited) trials.push(tryBoth(own, kind, name, edited, option('peer') !== 'no'))
        }
      }
    }
    console.log(`\n${size} code units, ${texts.length} texts, ${trials.length} passages`)
    for (const line of describeKinds(trials, Number(option('show') ?? 0))) console.log(line)
    for (const line of describeTotals(trials)) console.log(`reanchor: ${line}`)
  }
}
