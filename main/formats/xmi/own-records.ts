/** Claims, relations, people, tags and scales of Postil's own layers. */
import {
  CLAIM_TYPES,
  Colour,
  Evidence,
  Example,
  RELATIONS,
  Scale,
  WORTH,
  type Verdict,
} from '../../../preload/model.ts'
import { z } from 'zod'
import type { Gathering } from '../reading/gathering.ts'
import { emptyClaim } from '../reading/reading.ts'
import { LAYERS } from '../uima/types.ts'
import { idOf, jsonListOf, jsonOf, madeOf, numberOf, oneOf, wordsOf, yesNoOf } from './fields.ts'
import { valueOf, type Structure } from './parse.ts'

/** Adds what the file says to the reading. */
export function readRecords(structures: readonly Structure[], gathering: Gathering): void {
  for (const structure of structures) {
    if (structure.type === LAYERS.claim || structure.type === LAYERS.claimRecord)
      readClaim(structure, gathering)
    else if (structure.type === LAYERS.person) readPerson(structure, gathering)
    else if (structure.type === LAYERS.tag) readTag(structure, gathering)
    else if (structure.type === LAYERS.scale) readScale(structure, gathering)
  }
}

function readClaim(structure: Structure, gathering: Gathering): void {
  const key = wordsOf(structure, 'claim')
  if (key === '' || !gathering.isNew('claim', key)) return
  const home = valueOf(structure, 'home')
  gathering.reading.claims.push({
    ...emptyClaim(key),
    id: idOf(structure, 'claim'),
    ...(home === null ? {} : { home }),
    statement: valueOf(structure, 'statement'),
    claimant: claimantOf(structure, gathering),
    context: wordsOf(structure, 'context'),
    type: oneOf(structure, 'claimType', CLAIM_TYPES),
    verifiable: yesNoOf(structure, 'verifiable'),
    worth: oneOf(structure, 'worth', WORTH),
    verdict: verdictOf(structure),
    evidence: jsonListOf(structure, 'evidence', Evidence),
    joinedTo: valueOf(structure, 'joinedTo'),
    ...madeOf(structure),
  })
}

/** The person's key; one who is named without an id is made known by the name. */
function claimantOf(structure: Structure, gathering: Gathering): string | null {
  const id = valueOf(structure, 'claimant')
  const name = wordsOf(structure, 'claimantName').trim()
  if (id !== null || name === '') return id
  if (gathering.isNew('person', name))
    gathering.reading.people.push({ key: name, id: null, name, role: '', names: [] })
  return name
}

function verdictOf(structure: Structure): Verdict | null {
  const name = wordsOf(structure, 'verdict').slice(0, 200)
  const label = wordsOf(structure, 'verdictLabel').slice(0, 200)
  if (name === '' && label === '') return null
  return {
    scale: idOf(structure, 'verdictScale') ?? 'postil',
    label: label || name,
    rationale: wordsOf(structure, 'rationale'),
    name,
    value: numberOf(structure, 'verdictValue'),
    best: numberOf(structure, 'verdictBest'),
    worst: numberOf(structure, 'verdictWorst'),
  }
}

function readPerson(structure: Structure, gathering: Gathering): void {
  const [key, name] = [wordsOf(structure, 'person'), wordsOf(structure, 'name')]
  if (key === '' || name === '' || !gathering.isNew('person', key)) return
  gathering.reading.people.push({
    key,
    id: idOf(structure, 'person'),
    name,
    role: wordsOf(structure, 'role'),
    names: jsonListOf(structure, 'names', z.string()),
  })
}

function readTag(structure: Structure, gathering: Gathering): void {
  const path = wordsOf(structure, 'path')
  if (path === '' || !gathering.isNew('tag', path)) return
  const colour = Colour.safeParse(valueOf(structure, 'colour')).data
  const key = numberOf(structure, 'key')
  const { foreign } = madeOf(structure)
  gathering.reading.tags.push({
    id: idOf(structure, 'tag'),
    path,
    ...(colour === undefined ? {} : { colour }),
    ...(key !== null && Number.isInteger(key) && key >= 1 && key <= 9 ? { key } : {}),
    definition: wordsOf(structure, 'definition'),
    use: wordsOf(structure, 'use'),
    avoid: wordsOf(structure, 'avoid'),
    examples: jsonListOf(structure, 'examples', Example),
    ...(foreign ? { foreign } : {}),
  })
}

function readScale(structure: Structure, gathering: Gathering): void {
  const scale = jsonOf(structure, 'scale', Scale)
  if (scale && gathering.isNew('scale', scale.id)) gathering.reading.scales.push(scale)
}

/**
 * Relations, when all claims are known. Of an arc, the ends are the claims that its spans make; `from` and `to` count where
 * they are the same claim (one that was joined to it).
 */
export function readRelations(
  structures: readonly Structure[],
  claimAt: (span: string) => string | null,
  root: (key: string) => string,
  gathering: Gathering,
  say: (what: string) => void,
): void {
  for (const [index, structure] of structures.entries()) {
    const isArc = structure.type === LAYERS.relation
    if (!isArc && structure.type !== LAYERS.relationRecord) continue
    const end = (name: 'from' | 'to', side: string): string | null => {
      const named = valueOf(structure, name)
      const drawn = isArc ? claimAt(valueOf(structure, side) ?? '') : named
      return named !== null && drawn !== null && root(named) === root(drawn) ? named : drawn
    }
    const [from, to] = [end('from', 'Governor'), end('to', 'Dependent')]
    const kind = oneOf(structure, 'label', RELATIONS)
    if (from === null || to === null || from === to || kind === null) {
      say(
        `A relation between claims was left out: ${kind === null ? 'it is of no kind that Postil knows' : 'it does not lead from one claim to another'}.`,
      )
      continue
    }
    const key = valueOf(structure, 'relation') ?? `${structure.id}:${index}`
    if (!gathering.isNew('relation', key)) continue
    const id = idOf(structure, 'relation')
    gathering.reading.relations.push({
      key,
      id,
      from,
      to,
      kind,
      note: wordsOf(structure, 'note'),
      ...madeOf(structure),
    })
  }
}
