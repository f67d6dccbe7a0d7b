import { untrack } from 'svelte'
import type { CommandId } from '../../preload/commands.ts'
import type { FirstSteps as Kept } from '../../preload/contract.ts'
import type { Exported } from '../../preload/interchange.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import { pageOf } from '../reader/moving.ts'
import { sentenceAt, within } from '../reader/passages.ts'
import type { App } from '../state/app.svelte.ts'
import type { PanesState } from '../state/panes.svelte.ts'
import { offered } from './offered.ts'
import { placesIn } from './places.ts'
import { actsOf, doneOf, hintOf, stepOf, STEPS, type Facts, type StepId } from './steps.ts'

/** What stands in the panel. */
export type Face = 'step' | 'end' | 'elsewhere' | 'none'

/** The first steps of somebody new: which one is due is read from what they made since they began. */
export class FirstSteps {
  /** The card, or the list, is looked at in their place; the text leads back. */
  aside = $state(false)
  /** What a screen reader hears of them. */
  said = $state('')
  /** What came of the export that they ended with. */
  end = $state.raw<Exported | null>(null)
  #awake = $state(false)
  #refused = $state<CommandId | null>(null)
  #stood = $state(0)
  #marksBefore = $state(0)
  #listed = $state(false)
  #exportedBefore: Exported | null = null
  #last: StepId | null = null
  /** Where they were when they were skipped: whoever asks for them again goes on there. */
  #skipped: Kept | null = null

  readonly kept = $derived.by(() => this.app.settings.value.firstSteps)
  readonly running = $derived.by(
    () => this.#awake && this.kept.state === 'running' && this.kept.library === this.app.library.folder,
  )
  readonly shown = $derived.by(() => (this.running || this.end !== null) && !this.aside)
  readonly face = $derived.by((): Face => {
    if (this.end !== null) return 'end'
    const open = this.app.reading.article?.id
    if (open === undefined) return 'none'
    return open === this.kept.article ? 'step' : 'elsewhere'
  })
  readonly places = $derived.by(() => placesIn(this.app.reading.article?.text ?? ''))
  readonly facts = $derived.by((): Facts => this.#facts())
  readonly step = $derived.by(() =>
    this.running && this.face === 'step' ? stepOf(this.facts, this.kept.passed) : null,
  )
  readonly acts = $derived.by(() => (this.step === null ? [] : actsOf(this.step, this.facts)))
  readonly hint = $derived.by(() => (this.step === null ? null : hintOf(this.step, this.facts)))
  readonly done = $derived.by(() => doneOf(this.facts))

  constructor(
    readonly app: App,
    readonly desk: Desk,
    readonly panes: PanesState,
  ) {}

  /** Keeps up with what is there; called once, where components are made. */
  follow(): void {
    $effect(() => {
      if (this.app.web.loaded && !this.#awake) this.#wake()
    })
    // A window made narrow closes its panes, which are drawers from then on: the steps stay in sight.
    $effect(() => {
      if (this.running && this.panes.narrow) untrack(() => this.panes.open('inspector'))
    })
    $effect(() => {
      const { step, running } = this
      if (!running) this.#last = null
      else if (step !== null && step !== this.#last) this.#arrive(step)
    })
    $effect(() => {
      const act = this.acts.find(({ done }) => !done)
      const { reader } = this.desk
      const shown = this.running && !this.aside && act !== undefined
      reader.offered = shown ? offered(reader, { act: act.id, next: act.next }, this.places) : null
      return () => (reader.offered = null)
    })
    $effect(() => {
      if (this.running && this.app.overlay === 'export') this.#listed = true
    })
    $effect(() => {
      if (this.running && this.step === null && this.face === 'step') this.#finish()
    })
  }

  /** Begins them, or goes on where they were skipped a while ago. */
  async begin(): Promise<void> {
    const { app } = this
    this.end = null
    this.aside = false
    if (this.running) return this.desk.focus()
    const own = app.library.articles.find(isOwn)
    const before = this.#skipped
    this.#skipped = null
    const again = before?.library === app.library.folder && app.library.articleById.has(before.article)
    const article = again ? before.article : (own?.id ?? app.reading.article?.id ?? '')
    if (!again) this.#exportedBefore = app.exported
    this.panes.open('inspector')
    await this.#keep(
      again
        ? { ...before, state: 'running' }
        : {
            state: 'running',
            began: new Date().toISOString(),
            library: app.library.folder,
            article,
            passed: [],
          },
    )
    if (article === '') return
    await this.desk.go({ article, annotation: null })
  }

  /** Ends them for good; the menu has them still. */
  async skip(): Promise<void> {
    if (this.end === null) {
      this.#skipped = this.kept
      this.app.announcer.say(TEXTS.firstSteps.ended)
      await this.#keep({ ...this.kept, state: 'ended' })
    }
    this.end = null
    this.desk.focus()
  }

  /** Leaves a step undone. */
  pass(): void {
    const { kept, step } = this
    if (step === null) return
    void this.#keep({ ...kept, passed: [...new Set([...kept.passed, STEPS.indexOf(step)])] })
  }

  /** Takes the steps in the article that is open instead. */
  adopt(): void {
    void this.#keep({ ...this.kept, article: this.app.reading.article?.id ?? '' })
  }

  /** To the article that they are taken in. */
  goBack(): Promise<void> {
    return this.desk.go({ article: this.kept.article, annotation: null })
  }

  /** A command that had nothing to act on; Escape with nothing in hand ends the steps. */
  refuse(id: CommandId): void {
    if (!this.shown) return
    if (id === 'claim.close') void this.skip()
    else this.#refused = id
  }

  /** New libraries begin with them; whoever has work of their own is left alone. */
  #wake(): void {
    const { app, kept } = this
    this.#awake = true
    this.#exportedBefore = app.exported
    if (kept.state === 'running' && this.running) this.panes.open('inspector')
    if (kept.state !== 'new') return
    const untouched = app.library.history.undo === null && app.web.all.length === 0
    if (app.library.fresh && untouched) void this.begin()
    else if (!untouched) void this.#keep({ ...kept, state: 'ended' })
  }

  #arrive(step: StepId): void {
    const { app, desk, places } = this
    const { reader } = desk
    const came = this.#last
    this.#last = step
    this.#refused = null
    this.#listed = false
    this.#marksBefore = this.facts.made.filter(({ kind }) => kind !== 'appearance').length
    // On the way on, and with empty hands, the caret is brought to where the next step has something to do.
    const free = app.view === 'read' && app.overlay === null && reader.caret.collapsed
    if (came === 'highlight' && step === 'claim' && places && free) {
      reader.caret.moveTo(places.claim, false)
      const page = pageOf(reader)
      const end = page && sentenceAt(page, places.second)?.end
      reader.reveal(places.claim, end ?? places.second)
      app.reading.select(null)
    }
    this.#stood = reader.caret.focus
  }

  #finish(): void {
    if (this.facts.exported) this.end = this.app.exported
    else this.app.announcer.say(TEXTS.firstSteps.ended)
    void this.#keep({ ...this.kept, state: 'ended' })
  }

  #facts(): Facts {
    const { app, kept, desk } = this
    const { reader } = desk
    const { draft } = app.reading
    const made = app.reading.ordered.filter(({ created }) => created >= kept.began)
    const claims = new Set<string>()
    let joined = false
    for (const each of made) {
      if (each.kind !== 'appearance') continue
      const claim = app.web.entryOf(each.claim)?.id ?? each.claim
      joined ||= claims.has(claim)
      claims.add(claim)
    }
    return {
      made,
      joined,
      related: app.web.all.some(({ ties }) => ties.some(({ relation }) => relation.created >= kept.began)),
      exported: app.exported !== this.#exportedBefore,
      draft: draft && made.includes(draft) ? draft : null,
      moved: reader.caret.focus !== this.#stood,
      selected: reader.selected() !== null,
      listed: this.#listed,
      listing: app.overlay === 'export',
      marksBefore: this.#marksBefore,
      whole: this.#holdsSaying(),
      refused: this.#refused,
    }
  }

  /** Whether the open claim begins where its sentence does and has the words of saying in it, with none left outside. */
  #holdsSaying(): boolean {
    const { reader } = this.desk
    const page = pageOf(reader)
    const content = reader.reading.draft?.target.spans[0]
    const sentence = page && content && sentenceAt(page, content.start)
    if (!page || !content || !sentence || content.start > sentence.start) return false
    const sayings = within(page.segments.sayings, sentence)
    const quoted = /^["“„«'‘]/u.test(page.text.slice(content.start))
    return !quoted && sayings.length > 0 && sayings.every((saying) => saying.end <= content.end)
  }

  async #keep(firstSteps: Kept): Promise<void> {
    try {
      await this.app.settings.set({ firstSteps: { ...firstSteps, passed: [...firstSteps.passed] } })
    } catch (error) {
      this.app.announcer.complain(error)
    }
  }
}

/** The article that comes with Postil, which the steps lead through. */
function isOwn({ origin, title }: { origin: string; title: string }): boolean {
  return origin === 'seed' && title.startsWith('Russia, US fail to agree on Ukraine')
}
