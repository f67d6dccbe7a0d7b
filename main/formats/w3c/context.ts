/**
 * The terms that Postil adds to the W3C's context. They stand in the file itself, so that it says all of itself with the network
 * off; readers that do not know them still find the passages, tags and comments in the W3C's own words.
 */
const literal = (id: string): { '@id': string } => ({ '@id': id })
const node = (id: string): { '@id': string; '@type': '@id' } => ({ '@id': id, '@type': '@id' })
const nodes = (id: string): object => ({ '@id': id, '@type': '@id', '@container': '@set' })

export const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    postil: 'urn:postil:ns:',
    // A motivation of the recommendation that its context lacks.
    assessing: 'oa:assessing',

    articles: nodes('postil:articles'),
    title: literal('dcterms:title'),
    url: literal('schema:url'),
    byline: literal('postil:byline'),
    publisher: literal('postil:publisher'),
    published: literal('schema:datePublished'),
    articleId: literal('postil:articleId'),
    revision: literal('postil:revision'),
    sha256: literal('postil:sha256'),

    anchoring: literal('postil:anchoring'),
    Attribution: 'postil:Attribution',
    attribution: node('postil:attribution'),
    sourceNamed: literal('postil:sourceNamed'),
    sourceSpans: nodes('postil:sourceSpans'),
    cueSpans: nodes('postil:cueSpans'),
    speaker: node('postil:speaker'),
    quoted: literal('postil:quoted'),
    saidFrom: literal('postil:saidFrom'),
    saidTo: literal('postil:saidTo'),
    saidAbout: literal('postil:saidAbout'),

    Agent: 'foaf:Agent',
    role: literal('postil:role'),
    otherNames: { '@id': 'foaf:nick', '@container': '@set' },

    Claim: 'schema:Claim',
    statement: literal('schema:text'),
    claimant: node('postil:claimant'),
    about: literal('postil:about'),
    claimType: literal('postil:claimType'),
    verifiable: literal('postil:verifiable'),
    worthChecking: literal('postil:worthChecking'),

    Rating: 'schema:Rating',
    verdict: node('postil:verdict'),
    scale: literal('postil:scale'),
    labelId: literal('postil:labelId'),
    ratingValue: literal('schema:ratingValue'),
    worstRating: literal('schema:worstRating'),
    bestRating: literal('schema:bestRating'),
    rationale: literal('schema:ratingExplanation'),

    joined: nodes('postil:joined'),
    relation: literal('postil:relation'),

    Evidence: 'postil:Evidence',
    evidence: nodes('postil:evidence'),
    question: literal('postil:question'),
    answer: literal('postil:answer'),
    stance: literal('postil:stance'),
    evidenceDate: literal('postil:evidenceDate'),
    restsOn: nodes('postil:restsOn'),
    WebPage: 'schema:WebPage',
    address: literal('schema:url'),
    File: 'schema:DigitalDocument',
    fileName: literal('schema:name'),
    fileHash: literal('postil:fileHash'),
    bytes: literal('postil:bytes'),
  },
] as const
