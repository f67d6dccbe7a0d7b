import type { Annotation, Claim } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'

/**
 * What deleting annotations would take along that somebody wrote or judged, in words; empty where there is only the
 * mark itself, or a tag that one key gives again.
 */
export function lossesOf(
  annotations: readonly Annotation[],
  claimOf: (annotation: Annotation) => Claim | null,
): string[] {
  const words = TEXTS.losses
  const claims = annotations.flatMap((annotation) => claimOf(annotation) ?? [])
  const notes = annotations.filter(({ note }) => note !== '').length
  const statements = claims.filter(({ statement }) => statement !== null).length
  const claimants = claims.filter(({ claimant }) => claimant !== null).length
  const verdicts = claims.filter(({ verdict }) => verdict !== null).length
  const written = [
    ...(notes > 0 ? [words.notes(notes)] : []),
    ...(statements > 0 ? [words.statements(statements)] : []),
    ...(claimants > 0 ? [words.claimants(claimants)] : []),
    ...(verdicts > 0 ? [words.verdicts(verdicts)] : []),
  ]
  const tags = annotations.reduce((sum, annotation) => sum + annotation.tags.length, 0)
  return written.length > 0 && tags > 0 ? [...written, words.tags(tags)] : written
}
