/** A CAS before it is written as XMI or JSON: feature structures over one text. */
import type { TypeDescription } from './types.ts'

/** A reference to another feature structure, by its id. */
export interface Ref {
  readonly ref: number
}
export type Value = string | number | boolean | Ref

export interface FeatureStructure {
  readonly id: number
  readonly type: string
  /** Offsets (begin, end) are UTF-16 code units of the text. */
  readonly features: Readonly<Record<string, Value>>
}

export interface Cas {
  /** The id of the Sofa, the text's own feature structure. */
  readonly sofa: number
  readonly text: string
  readonly structures: readonly FeatureStructure[]
  readonly types: readonly TypeDescription[]
}

type Given = Readonly<Record<string, Value | null | undefined>>

/** Gathers feature structures and gives them their ids, from 2 on: the Sofa is 1. */
export class CasBuilder {
  readonly sofa = 1
  readonly structures: FeatureStructure[] = []

  /** Adds a structure of the text; features that are not known are left out. Gives back its id. */
  add(type: string, features: Given, at: { start: number; end: number } | null = null): number {
    const id = this.structures.length + this.sofa + 1
    const known = Object.entries(features).filter(
      (entry): entry is [string, Value] => entry[1] !== null && entry[1] !== undefined,
    )
    this.structures.push({
      id,
      type,
      features: {
        sofa: { ref: this.sofa },
        ...(at === null ? {} : { begin: at.start, end: at.end }),
        ...Object.fromEntries(known),
      },
    })
    return id
  }
}

export const isRef = (value: Value | undefined): value is Ref => typeof value === 'object'

/** JSON for a feature, or nothing where there is nothing to say. */
export function json(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value) && value.length === 0) return null
  return JSON.stringify(value)
}

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no')
