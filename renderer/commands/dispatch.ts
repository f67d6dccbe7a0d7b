import type { CommandId } from '../../preload/commands.ts'
import type { ViewKeyId } from '../../preload/views.ts'
import { platform } from '../bridge.ts'
import { moveBy } from '../reader/moving.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { isMove } from './bind-all.ts'
import type { Binding, Bindings } from './bindings.ts'
import { inForce } from './in-force.svelte.ts'
import { commandFor } from './keys.ts'
import { stopPicking, takePicked } from './picking.ts'
import { TypeAhead } from './type-ahead.ts'
import { viewBindings, viewKeyFor } from './view-keys.ts'

/** Left and Right go by what is seen: in text that runs from right to left the next word lies at the left. */
const TURNED: Partial<Record<CommandId, CommandId>> = {
  'move.word.next': 'move.word.previous',
  'move.word.previous': 'move.word.next',
  'edge.end.later': 'edge.end.earlier',
  'edge.end.earlier': 'edge.end.later',
}
const turned = (id: CommandId): CommandId => TURNED[id] ?? id

/** Runs what a key, the menu, the palette or a button means, on what is in hand now. */
export class Dispatch {
  readonly #ahead = new TypeAhead()

  constructor(
    readonly app: App,
    readonly desk: Desk,
    readonly bindings: Bindings,
    /** Told of what was pressed and had nothing to act on. */
    readonly onrefused: (id: CommandId) => void = () => undefined,
  ) {}

  readonly run = (id: CommandId, extend = false, aloud = true): void => {
    const { app, desk } = this
    const { reader } = desk
    if (app.picking && app.view === 'read') {
      if (id === 'inspector.edit') return void takePicked(app, desk)
      if (id === 'claim.close') return stopPicking(app)
    }
    const binding = this.bindings[id]
    if (binding.enabled?.() === false) return this.onrefused(id)
    app.announcer.problem = null
    if (id !== 'annotation.delete') reader.lossesNamed = null
    if (id !== 'article.delete') app.listing.lossesNamed = null
    // The browser tells of a moved caret later than of the next key.
    if (reader.focused) reader.caret.read()
    if (isMove(id)) moveBy(reader, id, extend, aloud)
    else this.#ahead.after(id, binding.run())
  }

  /** A command of the table before a key of the view, unless it has nothing to act on there: F2 moves in the text alone. */
  readonly onkeydown = (event: KeyboardEvent): void => {
    const { app, desk } = this
    if (event.defaultPrevented || this.#ahead.takes(event) || app.overlay !== null) return
    const inText = desk.reader.focused
    if (inText && event.key.startsWith('Arrow')) desk.reader.keyed()
    const context = {
      inText,
      inView: app.view !== 'read',
      letters: inForce.letters,
      choices: inForce.choices,
    }
    const command = commandFor(event, context, platform())
    const idle = command !== null && this.bindings[command.id].enabled?.() === false
    const key = command === null || idle ? this.#ofView(event) : null
    const found = key === null ? command : null
    if (found === null && key === null) return
    event.preventDefault()
    // Of its own keys of the caret a screen reader says itself where they led; the app's motions are for the app to say.
    const isArrow = event.key.startsWith('Arrow')
    if (found !== null) {
      const id = isArrow && desk.reader.rightToLeft ? turned(found.id) : found.id
      return this.run(id, found.extend, !isArrow)
    }
    app.announcer.problem = null
    void key?.run()
  }

  /** Runs what the menu or the palette means in the view that is shown. */
  readonly runInView = (id: ViewKeyId): void => {
    const { app } = this
    if (app.view === 'read') return
    const key = viewBindings(app.views[app.view], app.view).find((each) => each.id === id)
    app.announcer.problem = null
    void key?.binding.run()
  }

  #ofView(event: KeyboardEvent): Binding | null {
    const { app } = this
    if (app.view === 'read') return null
    const key = viewKeyFor(event, app.view, inForce.letters, platform(), inForce.choices)
    const binding = key === null ? undefined : app.views[app.view].commands[key]
    return binding && binding.enabled?.() !== false ? binding : null
  }
}
