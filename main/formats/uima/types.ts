/**
 * The type system that Postil's CASes are over: DKPro Core's types for the document and its segments, and custom layers
 * with names as INCEpTION gives them. What stands in the text is a uima.tcas.Annotation, which INCEpTION's import of layers
 * takes for a span layer; with Governor and Dependent, for a relation layer. What stands nowhere in the text is a
 * uima.cas.AnnotationBase, as in INCEpTION's document metadata layers.
 */

export interface FeatureDescription {
  readonly name: string
  readonly range: string
  readonly description: string
}

export interface TypeDescription {
  readonly name: string
  readonly supertype: string
  readonly description: string
  readonly features: readonly FeatureDescription[]
}

const DKPRO = 'de.tudarmstadt.ukp.dkpro.core.api'
export const METADATA = `${DKPRO}.metadata.type.DocumentMetaData`
export const SENTENCE = `${DKPRO}.segmentation.type.Sentence`
export const TOKEN = `${DKPRO}.segmentation.type.Token`
export const SOFA = 'uima.cas.Sofa'

/** The layers of Postil. Types with a place and their records without one have the same features. */
export const LAYERS = {
  span: 'custom.Span',
  link: 'custom.Link',
  claim: 'custom.Claim',
  relation: 'custom.ClaimRelation',
  remark: 'custom.Remark',
  claimRecord: 'custom.ClaimRecord',
  relationRecord: 'custom.RelationRecord',
  person: 'custom.Person',
  tag: 'custom.Tag',
  scale: 'custom.Scale',
  article: 'custom.Article',
} as const

const ANNOTATION = 'uima.tcas.Annotation'
const BASE = 'uima.cas.AnnotationBase'
const STRING = 'uima.cas.String'

/** Features that are strings, by name, with what they say. */
const strings = (features: Readonly<Record<string, string>>): FeatureDescription[] =>
  Object.entries(features).map(([name, description]) => ({ name, range: STRING, description }))

const made = { author: 'Who made it.', created: 'ISO date-time.', modified: 'ISO date-time.' }
const foreign = { foreign: 'JSON: what other formats said that Postil has no field for.' }

const annotation = {
  annotation: 'The id of the annotation: all spans with it are one annotation.',
  kind: 'highlight, note or appearance (of a claim).',
  note: 'Markdown.',
  ...made,
  state: 'anchored, likely, gone, whole (the whole article) or open (no content yet).',
  claim: 'The id of the claim that is made here.',
  person: 'The id of the person who says it.',
  sourceNamed: 'no where the text names no source.',
  quoted: 'direct, indirect or mixed.',
  saidFrom: 'ISO date.',
  saidTo: 'ISO date.',
  saidAbout: 'yes where the dates are not exact.',
  history: 'JSON: the revision of the article, and where the annotation stood before.',
  ...foreign,
}

const claim = {
  claim: 'The id of the claim.',
  statement: 'What is claimed, in somebody’s own words.',
  claimant: 'The id of the person who claims it.',
  claimantName: 'Their name.',
  context: 'What it is about.',
  claimType: 'After Full Fact (arXiv 1809.08193).',
  verifiable: 'yes or no.',
  worth: 'After ClaimBuster (arXiv 2004.14425).',
  verdict: 'The name of the verdict.',
  rationale: 'Why.',
  verdictScale: 'The id of its scale.',
  verdictLabel: 'Its id on the scale.',
  verdictValue: 'A number.',
  verdictBest: 'A number.',
  verdictWorst: 'A number.',
  evidence: 'JSON: questions, answers, and what they rest on.',
  joinedTo: 'The id of the claim that it is the same as.',
  home: 'The id of the article where it was first tagged.',
  ...made,
  ...foreign,
}

const relation = {
  label: 'supports, contradicts, responds or updates.',
  note: 'Why.',
  relation: 'The id of the relation.',
  from: 'The id of the claim that it goes from.',
  to: 'The id of the claim that it goes to.',
  ...made,
  ...foreign,
}

const ends = (range: string): FeatureDescription[] => [
  { name: 'Governor', range, description: 'Where the arc begins.' },
  { name: 'Dependent', range, description: 'Where the arc ends.' },
]

export const TYPES: readonly TypeDescription[] = [
  {
    name: METADATA,
    supertype: 'uima.tcas.DocumentAnnotation',
    description: '',
    features: [
      ...strings({
        documentTitle: '',
        documentId: '',
        documentUri: '',
        collectionId: '',
        documentBaseUri: '',
      }),
      { name: 'isLastSegment', range: 'uima.cas.Boolean', description: '' },
    ],
  },
  { name: SENTENCE, supertype: ANNOTATION, description: '', features: strings({ id: '' }) },
  {
    name: TOKEN,
    supertype: ANNOTATION,
    description: '',
    features: [...strings({ id: '' }), { name: 'order', range: 'uima.cas.Integer', description: '' }],
  },
  {
    name: LAYERS.span,
    supertype: ANNOTATION,
    description:
      'A passage: one for each tag of a highlight, or the content, source or cue of a claim. A passage in several pieces is several spans of one annotation, with arcs from one to the next.',
    features: strings({
      label: 'The path of a tag, or Content, Source, Cue, Highlight, Note.',
      role: 'content, source, cue, tag or plain (without a tag).',
      part: 'Which piece of how many, where the passage is in several: 1/2.',
      ...annotation,
    }),
  },
  {
    name: LAYERS.link,
    supertype: ANNOTATION,
    description: 'From a source or cue to its content, and from one piece of a passage to the next.',
    features: [...ends(LAYERS.span), ...strings({ label: 'source, cue or continued.' })],
  },
  {
    name: LAYERS.claim,
    supertype: ANNOTATION,
    description: 'A claim, where it is first made in this text.',
    features: strings(claim),
  },
  {
    name: LAYERS.relation,
    supertype: ANNOTATION,
    description: 'What one claim is to another, between the contents of their first passages.',
    features: [...ends(LAYERS.span), ...strings(relation)],
  },
  {
    name: LAYERS.remark,
    supertype: BASE,
    description:
      'An annotation that stands nowhere in the text: on the whole article, open, or gone from the text.',
    features: strings({
      ...annotation,
      tags: 'JSON: paths of tags.',
      passages: 'JSON: the words that it stood on, with their offsets in that revision of the text.',
      sourcePassages: 'JSON.',
      cuePassages: 'JSON.',
    }),
  },
  {
    name: LAYERS.claimRecord,
    supertype: BASE,
    description: 'A claim that no passage of this text makes.',
    features: strings(claim),
  },
  {
    name: LAYERS.relationRecord,
    supertype: BASE,
    description: 'A relation between claims that are not both made in this text.',
    features: strings(relation),
  },
  {
    name: LAYERS.person,
    supertype: BASE,
    description: 'A person or an organisation.',
    features: strings({ person: 'The id.', name: '', role: '', names: 'JSON: other names.' }),
  },
  {
    name: LAYERS.tag,
    supertype: BASE,
    description: 'An entry of the codebook.',
    features: strings({
      tag: 'The id.',
      path: 'Parts joined by /.',
      colour: '#rrggbb',
      key: '1 to 9.',
      definition: '',
      use: 'When to use it.',
      avoid: 'When not.',
      examples: 'JSON.',
      ...foreign,
    }),
  },
  {
    name: LAYERS.scale,
    supertype: BASE,
    description: 'A scale of verdicts.',
    features: strings({ scale: 'JSON.' }),
  },
  {
    name: LAYERS.article,
    supertype: BASE,
    description: 'What is known of the text.',
    features: strings({
      article: 'The id.',
      offsets: 'What begin and end count.',
      byline: '',
      publisher: '',
      publishedOn: 'ISO date.',
      url: '',
      file: 'The name of the file that it came from.',
      revision: 'A number.',
      sha256: 'Of the text as UTF-8, before characters were replaced.',
      ...foreign,
    }),
  },
]

/** Types of others that annotations came from, as far as they are not in TYPES: with the features that were seen, as strings. */
export function typesSeen(seen: ReadonlyMap<string, ReadonlySet<string>>): TypeDescription[] {
  return [...seen]
    .filter(([name]) => !TYPES.some((type) => type.name === name))
    .map(([name, features]) => ({
      name,
      supertype: ANNOTATION,
      description: '',
      features: strings(Object.fromEntries([...features].map((feature) => [feature, '']))),
    }))
}
