/** What Postil knows of articles and claims, as variables of sources and cases. */
import { attributes, xmlText } from '../common/xml.ts'
import { namedGuid } from '../refi/guid.ts'

/** Types of values in REFI-QDA; each has an element TYPEValue. */
export type ValueType = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date' | 'DateTime'

export const VARIABLES = {
  title: { name: 'Title', type: 'Text' },
  byline: { name: 'Byline', type: 'Text' },
  publisher: { name: 'Publisher', type: 'Text' },
  publishedOn: { name: 'Published', type: 'Text' },
  url: { name: 'URL', type: 'Text' },
  language: { name: 'Language', type: 'Text' },
  statement: { name: 'Statement', type: 'Text' },
  claimant: { name: 'Claimant', type: 'Text' },
  context: { name: 'Context', type: 'Text' },
  type: { name: 'Claim type', type: 'Text' },
  verifiable: { name: 'Verifiable', type: 'Boolean' },
  worth: { name: 'Worth checking', type: 'Text' },
  verdict: { name: 'Verdict', type: 'Text' },
  label: { name: 'Verdict label', type: 'Text' },
  scale: { name: 'Verdict scale', type: 'Text' },
  value: { name: 'Rating', type: 'Float' },
  best: { name: 'Best rating', type: 'Float' },
  worst: { name: 'Worst rating', type: 'Float' },
  rationale: { name: 'Rationale', type: 'Text' },
  author: { name: 'Claim author', type: 'Text' },
  created: { name: 'Claim created', type: 'DateTime' },
  modified: { name: 'Claim modified', type: 'DateTime' },
} as const satisfies Record<string, { name: string; type: ValueType }>
export type Variable = keyof typeof VARIABLES

export const variableGuid = (variable: Variable): string => namedGuid('variable', variable)

/** A value of a variable of another program, kept with an article. */
export interface ForeignValue {
  name: string
  type: ValueType
  value: string
}
export const foreignVariableGuid = ({ name, type }: ForeignValue): string =>
  namedGuid('foreign-variable', name, type)

export type Values = Readonly<Partial<Record<Variable, string | number | boolean | null>>>

/** The values that are known, in the order of the list above. Which variables they are of is noted in `used`. */
export function valuesXml(values: Values, used: Set<Variable>): string {
  return (Object.keys(VARIABLES) as Variable[])
    .map((variable) => {
      const value = values[variable]
      if (value === undefined || value === null) return ''
      used.add(variable)
      return valueXml(variableGuid(variable), VARIABLES[variable].type, said(value))
    })
    .join('')
}

export function valueXml(guid: string, type: ValueType, value: string): string {
  const ref = `<VariableRef${attributes({ targetGUID: guid })}/>`
  return `<VariableValue>${ref}<${type}Value>${xmlText(value)}</${type}Value></VariableValue>`
}

/** A number as xsd:decimal has it: without an exponent. */
function said(value: string | number | boolean): string {
  return typeof value === 'number'
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value)
}

export function variableXml(guid: string, name: string, type: ValueType): string {
  return `    <Variable${attributes({ guid, name, typeOfVariable: type })}/>\n`
}
