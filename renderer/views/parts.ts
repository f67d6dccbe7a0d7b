import Ledger from '../ledger/Ledger.svelte'
import LedgerSide from '../ledger/LedgerSide.svelte'
import CodebookSide from '../codebook/CodebookSide.svelte'
import CodebookView from '../codebook/CodebookView.svelte'
import Timeline from '../timeline/Timeline.svelte'
import TimelineSide from '../timeline/TimelineSide.svelte'
import Nothing from './Nothing.svelte'
import type { AllParts } from './props.ts'

/** The components of each view. */
export const PARTS: AllParts = {
  ledger: { Main: Ledger, Side: LedgerSide },
  contradictions: { Main: Nothing, Side: Nothing },
  timeline: { Main: Timeline, Side: TimelineSide },
  map: { Main: Nothing, Side: Nothing },
  codebook: { Main: CodebookView, Side: CodebookSide },
  people: { Main: Nothing, Side: Nothing },
}
