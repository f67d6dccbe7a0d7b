import type { ImportPreview, ReadingChoice } from '../preload/interchange.ts'
import type { BroughtIn } from '../preload/importing.ts'
import { PostilError } from './errors.ts'
import type { FoundFiles } from './formats/host.ts'
import type { Library, ReadingPlan } from './library.ts'

type Found = NonNullable<FoundFiles['found']>

/** Annotations that were read and wait for a yes: those of one import at a time. */
export class Waiting {
  #held: { found: Found; choice: ReadingChoice } | null = null

  constructor(readonly library: Pick<Library, 'planReading' | 'bringReading'>) {}

  /** What bringing them in would do. They wait from now on, in the place of any others. */
  async hold(found: Found): Promise<ImportPreview> {
    this.#held = null
    const choice = { unit: null, article: null }
    const preview = await this.library.planReading(found.reading, choice)
    this.#held = { found, choice }
    return named(preview, found)
  }

  /** Throws PostilError where nothing waits. */
  async replan(choice: ReadingChoice): Promise<ImportPreview> {
    const held = this.#get()
    const preview = await this.library.planReading(held.found.reading, choice)
    held.choice = choice
    return named(preview, held.found)
  }

  /** Brings them in; where that fails they wait on. Throws PostilError where nothing waits. */
  async bring(): Promise<BroughtIn> {
    const held = this.#get()
    const { plan, edited } = await this.library.bringReading(held.found.reading, held.choice)
    if (this.#held === held) this.#held = null
    return { preview: named(plan, held.found), edited }
  }

  drop(): void {
    this.#held = null
  }

  #get(): { found: Found; choice: ReadingChoice } {
    if (!this.#held)
      throw new PostilError('refused', 'No annotations wait to be brought in. Import them again.')
    return this.#held
  }
}

function named(plan: ReadingPlan, { format, formatName, files }: Found): ImportPreview {
  return { format, formatName, files, ...plan }
}
