import { type Bag, diceOf, sharedWeight } from './bags.ts'

/** Neighbouring pieces of the old text that became neighbouring pieces of the new one; [i, i + rows), [j, j + columns). */
export interface Pairing {
  readonly i: number
  readonly rows: number
  readonly j: number
  readonly columns: number
  /** How like the two sides are, 0 to 1. */
  readonly dice: number
}

/** Pieces that share less than this are different sentences, even where one stands in the other's place. */
const LEAST_DICE = 0.34
const LEAST_DICE_ALONE = 0.2
/** Unless the one is as good as contained in the other: a sentence cut short, or grown. */
const CONTAINED = 0.75
const LEAST_CONTAINED = 7
/** What a piece must share for itself to be joined with its neighbour. */
const LEAST_PART = 0.45

/** Whether two stretches are the same sentence, changed. */
export function areAlike(shared: number, a: number, b: number): boolean {
  if (diceOf(shared, a, b) >= LEAST_DICE) return true
  return shared >= CONTAINED * Math.min(a, b) && shared >= LEAST_CONTAINED
}

/** Whether two stretches may be the same sentence, where nothing else can be. */
function mayBe(shared: number, a: number, b: number): boolean {
  return diceOf(shared, a, b) >= LEAST_DICE_ALONE || (shared > 0 && shared >= CONTAINED * Math.min(a, b))
}

/**
 * Pairs the sentences of two short stretches by what words they share, in order: one with one, one with two, two with one,
 * or none, as Gale and Church align the sentences of translations ("A Program for Aligning Sentences in Bilingual
 * Corpora", 1993), the best of all ways by dynamic programming. `joined` gives the bag of two neighbouring pieces, or
 * null where they are none.
 */
export function pairSentences(
  a: readonly Bag[],
  b: readonly Bag[],
  joinA: (i: number) => Bag | null,
  joinB: (j: number) => Bag | null,
): Pairing[] {
  const n = a.length
  const m = b.length
  const width = m + 1
  const shared = new Float64Array(n * m)
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) shared[i * m + j] = sharedWeight(a[i]!, b[j]!)
  const best = new Float64Array((n + 1) * width)
  const steps: (Pairing | null)[] = new Array<Pairing | null>((n + 1) * width).fill(null)
  const isUp = new Uint8Array((n + 1) * width)

  // Alone between neighbours that stayed, a sentence needs to be less like its old self.
  const isAlone = n === 1 && m === 1
  const consider = (
    i: number,
    rows: number,
    j: number,
    columns: number,
    bagA: Bag,
    bagB: Bag,
    common: number,
  ) => {
    if (!areAlike(common, bagA.total, bagB.total) && !(isAlone && mayBe(common, bagA.total, bagB.total)))
      return
    const dice = diceOf(common, bagA.total, bagB.total)
    const score = best[i * width + j]! + common * (dice + 0.1)
    const cell = (i + rows) * width + j + columns
    if (score <= best[cell]!) return
    best[cell] = score
    steps[cell] = { i, rows, j, columns, dice }
  }

  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const cell = i * width + j
      if (i > 0 && best[cell - width]! >= best[cell]! && steps[cell] === null) {
        best[cell] = best[cell - width]!
        isUp[cell] = 1
      }
      if (i > 0 && best[cell - width]! > best[cell]!) {
        best[cell] = best[cell - width]!
        steps[cell] = null
        isUp[cell] = 1
      }
      if (j > 0 && best[cell - 1]! > best[cell]!) {
        best[cell] = best[cell - 1]!
        steps[cell] = null
        isUp[cell] = 0
      }
      if (i === n || j === m) continue
      const one = shared[i * m + j]!
      consider(i, 1, j, 1, a[i]!, b[j]!, one)
      if (j + 1 < m) {
        const two = shared[i * m + j + 1]!
        const bag = isPart(one, b[j]!) && isPart(two, b[j + 1]!) ? joinB(j) : null
        if (bag) consider(i, 1, j, 2, a[i]!, bag, sharedWeight(a[i]!, bag))
      }
      if (i + 1 < n) {
        const two = shared[(i + 1) * m + j]!
        const bag = isPart(one, a[i]!) && isPart(two, a[i + 1]!) ? joinA(i) : null
        if (bag) consider(i, 2, j, 1, bag, b[j]!, sharedWeight(bag, b[j]!))
      }
    }
  }

  const pairs: Pairing[] = []
  for (let i = n, j = m; i > 0 && j > 0;) {
    const step = steps[i * width + j]
    if (step) {
      pairs.push(step)
      i = step.i
      j = step.j
    } else if (isUp[i * width + j] === 1) i--
    else j--
  }
  return pairs.reverse()
}

function isPart(shared: number, bag: Bag): boolean {
  return shared >= LEAST_PART * bag.total
}
