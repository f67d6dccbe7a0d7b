import { createHash } from 'node:crypto'

/** The id of a record that Postil wrote under this IRI; else one made of the IRI, so that the record is known again. */
export function idOfIri(iri: string | null): string | null {
  if (iri === null) return null
  return postilId(iri) ?? `w3c-${createHash('sha256').update(iri).digest('hex').slice(0, 32)}`
}

/** The id in an IRI of Postil's own (iri.ts); null where it is none. */
export function postilId(iri: string | null): string | null {
  return /^urn:(?:uuid|postil:\w+):([\w-]{1,80})$/.exec(iri ?? '')?.[1] ?? null
}
