import { xmlText } from '../common/xml.ts'
import type { TypeDescription } from '../uima/types.ts'

/** A type system descriptor (UIMA references, 2.3 Type System Descriptors), which the XMI cannot be read without. */
export function typeSystemXml(types: readonly TypeDescription[]): string {
  const element = (name: string, words: string) => `<${name}>${xmlText(words)}</${name}>`
  const described = types.map(({ name, supertype, description, features }) =>
    [
      '<typeDescription>',
      element('name', name),
      element('description', description),
      element('supertypeName', supertype),
      ...(features.length === 0
        ? []
        : [
            '<features>',
            ...features.map(
              (each) =>
                `<featureDescription>${element('name', each.name)}${element('description', each.description)}` +
                `${element('rangeTypeName', each.range)}</featureDescription>`,
            ),
            '</features>',
          ]),
      '</typeDescription>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    element('name', 'Postil'),
    '<types>',
    ...described,
    '</types>',
    '</typeSystemDescription>',
    '',
  ].join('\n')
}
