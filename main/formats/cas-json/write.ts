import { isRef, type Cas, type FeatureStructure, type Value } from '../uima/cas.ts'
import { SOFA, type TypeDescription } from '../uima/types.ts'

type Node = Record<string, unknown>

/**
 * A CAS as JSON (Apache UIMA, uima-uimaj-io-jsoncas, SPECIFICATION.adoc): types with their features, feature structures with the
 * Sofa before all that refer to it, views with their members. The specification names no key for what offsets count; both programs
 * that read it, Apache's and dkpro-cassis, take `begin` and `end` as UTF-16 code units, and only under these names.
 */
export function casNode({ sofa, text, structures, types }: Cas): Node {
  return {
    '%TYPES': Object.fromEntries(types.map((type) => [type.name, typeNode(type)])),
    '%FEATURE_STRUCTURES': [
      {
        '%ID': sofa,
        '%TYPE': SOFA,
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: text,
      },
      ...structures.map(structureNode),
    ],
    '%VIEWS': {
      _InitialView: { '%SOFA': sofa, '%MEMBERS': structures.map(({ id }) => id) },
    },
  }
}

function typeNode({ name, supertype, description, features }: TypeDescription): Node {
  const described = (words: string): Node => (words === '' ? {} : { '%DESCRIPTION': words })
  return {
    '%NAME': name,
    '%SUPER_TYPE': supertype,
    ...described(description),
    ...Object.fromEntries(
      features.map((each) => [
        each.name,
        { '%NAME': each.name, '%RANGE': each.range, ...described(each.description) },
      ]),
    ),
  }
}

/** References have names of their own kind, so that a number is told from them without the types. */
function structureNode({ id, type, features }: FeatureStructure): Node {
  const written = Object.entries(features).map(([name, value]: [string, Value]) =>
    isRef(value) ? [`@${name}`, value.ref] : [name, value],
  )
  return { '%ID': id, '%TYPE': type, ...(Object.fromEntries(written) as Node) }
}
