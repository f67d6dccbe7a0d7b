import type { Edited } from '../../preload/edited.ts'
import type { OpenArticle } from '../../preload/contract.ts'
import type { Annotation, Appearance, Article, Claim } from '../../preload/model.ts'
import type { Segments } from '../../preload/text.ts'
import { inTextOrder } from '../claims/order.ts'

/** The article that one reader shows, its records, and which of them is current. */
export class Reading {
  article = $state.raw<Article | null>(null)
  segments = $state.raw<Segments | null>(null)
  annotations = $state.raw<ReadonlyMap<string, Annotation>>(new Map())
  claims = $state.raw<ReadonlyMap<string, Claim>>(new Map())
  currentId = $state<string | null>(null)
  /** The open claim's appearance: what s, q and c fill. A matter of view, not stored. */
  draftId = $state<string | null>(null)

  readonly ordered = $derived([...this.annotations.values()].sort(inTextOrder))
  readonly current = $derived(this.currentId === null ? null : (this.annotations.get(this.currentId) ?? null))
  readonly draft = $derived.by((): Appearance | null => {
    const annotation = this.draftId === null ? undefined : this.annotations.get(this.draftId)
    return annotation?.kind === 'appearance' ? annotation : null
  })

  show(open: OpenArticle): void {
    this.article = open.article
    this.segments = open.segments
    this.annotations = new Map(open.annotations.map((annotation) => [annotation.id, annotation]))
    this.claims = new Map(open.claims.map((claim) => [claim.id, claim]))
    this.currentId = null
    this.draftId = null
  }

  /** The same article, opened again: what is in hand stays in hand where it is still there. */
  refresh(open: OpenArticle): void {
    const { currentId, draftId } = this
    this.show(open)
    if (currentId !== null && this.annotations.has(currentId)) this.currentId = currentId
    if (draftId !== null && this.annotations.has(draftId)) this.draftId = draftId
  }

  /** Shows no article. */
  clear(): void {
    this.article = null
    this.segments = null
    this.annotations = new Map()
    this.claims = new Map()
    this.currentId = null
    this.draftId = null
  }

  /** Makes an annotation current; an appearance becomes the open claim, so that its gaps can be filled later. */
  select(id: string | null): void {
    this.currentId = id
    if (id !== null && this.annotations.get(id)?.kind === 'appearance') this.draftId = id
    else if (id !== null) this.draftId = null
  }

  claimOf(annotation: Annotation | null): Claim | null {
    return annotation?.kind === 'appearance' ? (this.claims.get(annotation.claim) ?? null) : null
  }

  apply(edited: Edited): void {
    const annotations = new Map(this.annotations)
    const claims = new Map(this.claims)
    for (const change of edited.changes) {
      if (change.table === 'annotation') {
        if (change.after && change.after.article === this.article?.id)
          annotations.set(change.id, change.after)
        else annotations.delete(change.id)
      } else if (change.table === 'claim') {
        if (change.after) claims.set(change.id, change.after)
        else claims.delete(change.id)
      }
    }
    this.annotations = annotations
    this.claims = claims
    // Only what went is let go: a new annotation is current before main's answer has brought it.
    for (const change of edited.changes)
      if (change.table === 'annotation' && change.after === null) this.forget(change.id)
  }

  /** Lets go of an annotation that is not there (any more). */
  forget(id: string): void {
    if (this.currentId === id) this.currentId = null
    if (this.draftId === id) this.draftId = null
  }
}
