import { listOf, objectOf, textOf } from '../common/json-values.ts'
import { attributes } from '../common/xml.ts'
import { ROLES, UNTAGGED } from '../standoff/marks.ts'
import { CONTROLS, type Task } from './write.ts'

/** The labelling configuration in which all results of these tasks have their control (https://labelstud.io/tags/). */
export function configOf(tasks: readonly Task[]): string {
  const results = tasks.flatMap(({ annotations: [{ result }] }) => result)
  const valuesOf = (type: string, control: string | null, key: string): string[] => {
    const found = results
      .filter((each) => each['type'] === type && (control === null || each['from_name'] === control))
      .flatMap((each) => listOf(type === 'relation' ? each[key] : objectOf(each['value'])?.[key]))
      .flatMap((value) => textOf(value) ?? [])
    return [...new Set(found)].toSorted()
  }
  const labels = new Set([
    ...Object.values(ROLES),
    ...Object.values(UNTAGGED),
    ...valuesOf('labels', null, 'labels'),
  ])
  const on = { toName: CONTROLS.text }
  const region = { perRegion: 'true', whenTagName: CONTROLS.labels, whenLabelValue: ROLES.content }
  const relations = valuesOf('relation', null, 'labels')
  const lines = [
    ...parent('Relations', {}, 'Relation', relations),
    ...parent('Labels', { name: CONTROLS.labels, ...on }, 'Label', [...labels]),
    `<Text${attributes({ name: CONTROLS.text, value: `$${CONTROLS.text}`, granularity: 'symbol' })}/>`,
    ...parent('Choices', { name: CONTROLS.verdict, ...on, choice: 'single', ...region }, 'Choice', [
      ...valuesOf('choices', CONTROLS.verdict, 'choices'),
    ]),
    `<TextArea${attributes({ name: CONTROLS.statement, ...on, ...region, editable: 'true' })}/>`,
    ...parent('Choices', { name: CONTROLS.tags, ...on, choice: 'multiple' }, 'Choice', [
      ...valuesOf('choices', CONTROLS.tags, 'choices'),
    ]),
    `<TextArea${attributes({ name: CONTROLS.note, ...on, editable: 'true' })}/>`,
  ]
  return `<View>\n${lines.map((line) => `  ${line}\n`).join('')}</View>\n`
}

/** An element with one child a value; none where there are no values, since Label Studio refuses it empty. */
function parent(
  name: string,
  own: Readonly<Record<string, string>>,
  child: string,
  values: readonly string[],
): string[] {
  if (values.length === 0) return []
  const children = values.map((value) => `  <${child}${attributes({ value })}/>`)
  return [`<${name}${attributes(own)}>`, ...children, `</${name}>`]
}
