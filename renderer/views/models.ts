import { ContradictionsModel } from '../contradictions/contradictions.svelte.ts'
import { LedgerModel } from '../ledger/ledger.svelte.ts'
import { CodebookModel } from '../codebook/codebook.svelte.ts'
import { PeopleModel } from '../people/people.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { MapModel } from '../map/map.svelte.ts'
import { TimelineModel } from '../timeline/timeline.svelte.ts'
import { noViews, type ViewModels } from './view.ts'

/** The state of each view: it outlives the view's components, so that coming back is coming back to where one was. */
export function viewModels(app: App): ViewModels {
  return {
    ...noViews(),
    ledger: new LedgerModel(app),
    contradictions: new ContradictionsModel(app),
    timeline: new TimelineModel(app),
    codebook: new CodebookModel(app),
    map: new MapModel(app),
    people: new PeopleModel(app),
  }
}
