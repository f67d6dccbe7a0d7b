import type { Content } from '../../library.ts'
import type { OutFile, Problem } from '../common/format.ts'
import { listOf, objectOf } from '../common/json-values.ts'
import { verifyCases, type ReadCas } from '../uima/verify.ts'

/** Reads the files back with JSON.parse; references are followed by their ids. */
export function verifyCasJson(files: readonly OutFile[], content: Content): Problem[] {
  return verifyCases(
    files.map(({ bytes }) => readBack(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))),
    content,
  )
}

function readBack(value: unknown): ReadCas {
  const structures = listOf(objectOf(value)?.['%FEATURE_STRUCTURES']).map((item) => {
    const { '%ID': id, '%TYPE': type, ...features } = objectOf(item) ?? {}
    return {
      id: String(id),
      type: String(type),
      features: Object.fromEntries(
        Object.entries(features).map(([name, each]) => [name.replace(/^@/, ''), String(each)]),
      ),
    }
  })
  const views = objectOf(objectOf(value)?.['%VIEWS'])
  const members = new Set(listOf(objectOf(views?._InitialView)?.['%MEMBERS']).map(String))
  const sofa = structures.find(({ type }) => type === 'uima.cas.Sofa')
  return {
    text: sofa?.features.sofaString ?? '',
    structures: structures.filter(({ id }) => members.has(id)),
  }
}
