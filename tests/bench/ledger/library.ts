/** Libraries made for looking and for measuring: articles full of attributions, each of them a claim. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { openLibrary } from '../../../main/store/open.ts'
import { articleCodec, libraryCodec } from '../../../main/store/codec.ts'
import { CLAIM_TYPES, type Appearance, type Claim, type Relation } from '../../../preload/model.ts'
import { OWN_SCALES } from '../../../preload/scales.ts'
import { randomOf, saying, sentenceOf, SPEAKERS, type Said } from './claims.ts'

export interface Wanted {
  readonly claims: number
  readonly articles: number
}
const TAGS = ['february 21 deal', 'visa', 'diplomacy', 'numbers/dubious', 'numbers/checked', 'ferry']
const COLOURS = ['#7a4fc4', '#2b7bb9', '#c48a0a', '#b3261e', '#1f6f3a', '#a8480b']
const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString()
const stamped = (n: number) => ({ author: '', created: at(n), modified: at(n) })

/** Makes a library and its seeds in a folder: `seeds` and `library` are what the app is started with. */
export async function makeLibrary(folder: string, { claims, articles }: Wanted) {
  const random = randomOf(7)
  const seeds = join(folder, 'seeds')
  const library = join(folder, 'library')
  await mkdir(seeds, { recursive: true })
  const told = new Map<string, Said[]>()
  for (let n = 0; n < articles; n++) {
    const each = Math.floor(claims / articles) + (n < claims % articles ? 1 : 0)
    const sayings = Array.from({ length: each }, () => saying(random))
    const day = new Date(Date.UTC(2014, 1, 1 + (n % 300))).toISOString().slice(0, 10)
    const title = `What was ${['said', 'signed', 'denied', 'counted'][n % 4]} of ${sayings[0]?.content ?? ''}, ${n + 1}`
    const paragraphs = sayings.map(sentenceOf).join('\n\n')
    await writeFile(join(seeds, `${String(n).padStart(4, '0')}.txt`), `${day}\n\n${title}\n\n${paragraphs}\n`)
    told.set(`${String(n).padStart(4, '0')}.txt`, sayings)
  }
  const open = await openLibrary({ folder: library, seeds, author: () => '' })
  const contents = (await open.content(null)).articles
  await open.close()

  const data = libraryCodec.blank()
  for (const [n, name] of SPEAKERS.entries())
    data.tables.person.set(`p${n}`, { id: `p${n}`, name, role: '', names: [] })
  for (const [n, path] of TAGS.entries())
    data.tables.tag.set(`t${n}`, {
      id: `t${n}`,
      path,
      colour: COLOURS[n] ?? '#333333',
      key: null,
      definition: '',
      use: '',
      avoid: '',
      examples: [],
    })
  const all: Claim[] = []
  let made = 0
  for (const { article } of contents) {
    const { text: _text, blocks: _blocks, ...meta } = article
    data.tables.article.set(article.id, meta)
    const file = articleCodec(article.id).blank()
    let from = 0
    for (const said of told.get(article.path ?? '') ?? []) {
      const start = article.text.indexOf(sentenceOf(said), from)
      from = start + 1
      const n = made++
      const claim = claimOf(n, article.id, said, random)
      const appearance = appearanceOf(n, article.id, article.text, start, said, random)
      const earlier = all[Math.floor(random() * all.length)]
      // One in ten was said before, and one in eight has to do with another.
      if (earlier && earlier.joinedTo === null && random() < 0.1) claim.joinedTo = earlier.id
      else if (earlier && earlier.joinedTo === null && random() < 0.12) {
        const relation = relationOf(n, article.id, claim, earlier, random)
        file.tables.relation.set(relation.id, relation)
      }
      all.push(claim)
      file.tables.claim.set(claim.id, claim)
      file.tables.annotation.set(appearance.id, appearance)
    }
    await writeFile(join(library, 'annotations', `${article.id}.json`), articleCodec(article.id).print(file))
  }
  await writeFile(join(library, 'library.json'), libraryCodec.print(data))
  return { seeds, library }
}

function claimOf(n: number, home: string, said: Said, random: () => number): Claim {
  const scale = OWN_SCALES[0]!
  const label = scale.labels[Math.floor(random() * scale.labels.length)]!
  const judged = random() < 0.5 && label.id !== 'not-checked'
  const capital = said.content.charAt(0).toUpperCase() + said.content.slice(1)
  return {
    id: `c${n}`,
    home,
    statement: random() < 0.7 ? `${capital}.` : null,
    claimant: random() < 0.8 ? `p${SPEAKERS.indexOf(said.speaker)}` : null,
    context: '',
    type: random() < 0.8 ? CLAIM_TYPES[Math.floor(random() * CLAIM_TYPES.length)]! : null,
    verifiable: null,
    worth: null,
    verdict: judged
      ? {
          scale: scale.id,
          label: label.id,
          name: label.name,
          rationale: '',
          value: label.value,
          best: scale.best,
          worst: scale.worst,
        }
      : null,
    evidence:
      random() < 0.6
        ? [{ id: `e${n}`, question: 'Was it?', answer: '', ground: null, stance: null, date: null }]
        : [],
    joinedTo: null,
    ...stamped(n),
  }
}

function appearanceOf(
  n: number,
  article: string,
  text: string,
  start: number,
  said: Said,
  random: () => number,
): Appearance {
  const cue = start + said.speaker.length + 1
  const content = cue + said.cue.length + ' that '.length
  const day = new Date(Date.UTC(2014, 0, 1 + Math.floor(random() * 365))).toISOString().slice(0, 10)
  const tag = random() < 0.5 ? [`t${Math.floor(random() * TAGS.length)}`] : []
  return {
    id: `a${n}`,
    article,
    kind: 'appearance',
    claim: `c${n}`,
    target: {
      revision: 1,
      state: 'anchored',
      spans: [describeSpan(text, content, content + said.content.length)],
    },
    source: {
      spans: [describeSpan(text, start, start + said.speaker.length)],
      person: null,
      none: false,
    },
    cue: { spans: [describeSpan(text, cue, cue + said.cue.length)] },
    quoted: null,
    said: random() < 0.6 ? { from: day, to: null, about: random() < 0.1 } : null,
    tags: tag,
    note: '',
    ...stamped(n),
  }
}

function relationOf(n: number, home: string, from: Claim, to: Claim, random: () => number): Relation {
  const kind = random() < 0.6 ? 'contradicts' : random() < 0.6 ? 'supports' : 'responds'
  const note = random() < 0.5 ? 'Which of the two is meant is in neither article.' : ''
  return { id: `r${n}`, home, from: from.id, to: to.id, kind, note, ...stamped(n) }
}
