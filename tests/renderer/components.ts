/** The components as svelte's own parser reads them: their rules of style and the elements that these are for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type AST } from 'svelte/compiler'

export const RENDERER = join(import.meta.dirname, '../../renderer')

export interface Element {
  name: string
  classes: ReadonlySet<string>
  /** Attributes that are written out; those with an expression have ''. */
  attributes: ReadonlyMap<string, string>
}

export interface Rule {
  /** The component, from renderer/ on. */
  file: string
  selector: string
  /** Names of elements and classes of each of its selectors' last part. */
  subjects: { names: string[]; classes: string[] }[]
  declarations: ReadonlyMap<string, string>
}

export interface Component {
  file: string
  ast: AST.Root
  elements: Element[]
  rules: Rule[]
}

/** All components, and base.css as one without elements. */
export function components(): Component[] {
  return [
    ...readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.svelte'))
      .sort()
      .map((file) => component(file, readFileSync(join(RENDERER, file), 'utf8'))),
    component(
      'styles/base.css',
      `<style>${readFileSync(join(RENDERER, 'styles/base.css'), 'utf8').replace(/^@import.*$/gm, '')}</style>`,
    ),
  ]
}

function component(file: string, source: string): Component {
  const ast = parse(source, { modern: true })
  const elements: Element[] = []
  walk(ast.fragment, (node) => {
    if (node.type === 'RegularElement') elements.push(element(node as unknown as AST.RegularElement))
  })
  const rules: Rule[] = []
  if (ast.css)
    walk(ast.css, (node) => {
      if (node.type === 'Rule') rules.push(rule(file, source, node as unknown as AST.CSS.Rule))
    })
  return { file, ast, elements, rules }
}

/** Calls `visit` with every node of a tree of svelte's parser, outer ones first. */
export function walk(node: unknown, visit: (node: { type: string }) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && typeof node.type === 'string') visit(node as { type: string })
    for (const [key, value] of Object.entries(node)) if (key !== 'metadata') walk(value, visit)
  }
}

function element(node: AST.RegularElement): Element {
  const attributes = new Map<string, string>()
  const classes = new Set<string>()
  for (const attribute of node.attributes) {
    if (attribute.type === 'ClassDirective') classes.add(attribute.name)
    if (attribute.type !== 'Attribute') continue
    const { value } = attribute
    const texts = Array.isArray(value)
      ? value.flatMap((each) => (each.type === 'Text' ? [each.data] : []))
      : []
    attributes.set(attribute.name, texts.join(''))
    if (attribute.name === 'class') for (const each of texts.join(' ').split(/\s+/)) classes.add(each)
  }
  return { name: node.name, classes, attributes }
}

function rule(file: string, source: string, node: AST.CSS.Rule): Rule {
  const subjects = node.prelude.children.map(({ children }) => {
    const last = children.at(-1)?.selectors ?? []
    return {
      names: last.flatMap((each) => (each.type === 'TypeSelector' ? [each.name] : [])),
      classes: last.flatMap((each) => (each.type === 'ClassSelector' ? [each.name] : [])),
    }
  })
  const declarations = new Map(
    node.block.children.flatMap((each) =>
      each.type === 'Declaration' ? [[each.property, each.value] as const] : [],
    ),
  )
  return { file, selector: source.slice(node.prelude.start, node.prelude.end), subjects, declarations }
}
