import Contradictions from '../contradictions/Contradictions.svelte'
import ContradictionsSide from '../contradictions/ContradictionsSide.svelte'
import Ledger from '../ledger/Ledger.svelte'
import LedgerSide from '../ledger/LedgerSide.svelte'
import CodebookSide from '../codebook/CodebookSide.svelte'
import CodebookView from '../codebook/CodebookView.svelte'
import Map from '../map/Map.svelte'
import MapSide from '../map/MapSide.svelte'
import Timeline from '../timeline/Timeline.svelte'
import TimelineSide from '../timeline/TimelineSide.svelte'
import PeopleSide from '../people/PeopleSide.svelte'
import PeopleView from '../people/PeopleView.svelte'
import type { AllParts } from './props.ts'

/** The components of each view. */
export const PARTS: AllParts = {
  ledger: { Main: Ledger, Side: LedgerSide },
  contradictions: { Main: Contradictions, Side: ContradictionsSide },
  timeline: { Main: Timeline, Side: TimelineSide },
  codebook: { Main: CodebookView, Side: CodebookSide },
  map: { Main: Map, Side: MapSide },
  people: { Main: PeopleView, Side: PeopleSide },
}
