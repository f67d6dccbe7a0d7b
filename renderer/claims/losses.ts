import type { Annotation, Claim } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'

/** A claim that is made nowhere else, with the number of its relations. */
export interface Going {
  readonly claim: Claim
  readonly relations: number
}

/**
 * What deleting annotations would take along that somebody wrote or judged, in words; empty where there is only the
 * mark itself, or a tag that one key gives again.
 */
export function lossesOf(annotations: readonly Annotation[], going: readonly Going[]): string[] {
  const words = TEXTS.losses
  const of = (count: (claim: Claim) => number): number =>
    going.reduce((sum, { claim }) => sum + count(claim), 0)
  const named: [number, (n: number) => string][] = [
    [annotations.filter(({ note }) => note !== '').length, words.notes],
    [of(({ statement }) => (statement === null ? 0 : 1)), words.statements],
    [of(({ claimant }) => (claimant === null ? 0 : 1)), words.claimants],
    [of(({ verdict }) => (verdict === null ? 0 : 1)), words.verdicts],
    [of(({ evidence }) => evidence.length), words.evidence],
    [going.reduce((sum, { relations }) => sum + relations, 0), words.relations],
  ]
  const written = named.flatMap(([n, say]) => (n > 0 ? [say(n)] : []))
  const tags = annotations.reduce((sum, annotation) => sum + annotation.tags.length, 0)
  return written.length > 0 && tags > 0 ? [...written, words.tags(tags)] : written
}
