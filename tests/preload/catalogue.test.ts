/**
 * The words that people read are in preload/texts (commands and views have theirs in commands.ts and views.ts), so that
 * a second language is one more catalogue. What is looked at:
 *
 * - in components, as svelte's parser sees them: text between tags, attributes that are read out or shown, and every
 *   string in the script that reads like words;
 * - in the renderer's modules: every string that reads like words;
 * - in main: what is given to the system's dialogs and menu, and what undo and redo call an edit.
 *
 * What stays where it is: errors and problems of files (PostilError, `what`, `problem`): they are made of what was found,
 * by who found it. Names and descriptions of formats: a format is one file. Main's log.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AST } from 'svelte/compiler'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { components, RENDERER } from '../renderer/components.ts'

const MAIN = join(import.meta.dirname, '../../main')

/** Attributes whose words a person sees or hears. */
const READ = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-valuetext',
])

/** Strings in the renderer that read like words and are for machines, by what they are and where. */
const FOR_MACHINES: Record<string, RegExp> = {
  'a selector or CSS': /[.#[\]>:;]\w|: |^\.\w|\d+px|HighlightText|^underline/,
  'a list of fonts': /sans-serif|serif$/,
  markup: /^ ?<|="/,
}
/** Words of the seed article, by which the first steps find their passages in it. */
const QUOTED = new Set(['first-steps/places.ts', 'first-steps/first-steps.svelte.ts'])

const isWords = (text: string): boolean =>
  /\p{L}{2,} +\p{L}/u.test(text) && !Object.values(FOR_MACHINES).some((pattern) => pattern.test(text))

interface Found {
  at: string
  text: string
}

/** Strings in TypeScript, with what they stand in, outermost first. */
function strings(name: string, source: string): { text: string; within: ts.Node[]; line: number }[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const found: ReturnType<typeof strings> = []
  const visit = (node: ts.Node, within: ts.Node[]): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return
    const text =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
        ? node.text
        : ts.isTemplateExpression(node)
          ? node.head.text + node.templateSpans.map(({ literal }) => ` ${literal.text}`).join('')
          : null
    if (text !== null)
      found.push({ text, within, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
    ts.forEachChild(node, (child) => visit(child, [...within, node]))
  }
  visit(file, [])
  return found
}

/** Whether a string becomes the message of an error: of one that is thrown, or of an answer with its code. */
const isError = (within: readonly ts.Node[]): boolean =>
  within.some(
    (node) =>
      (ts.isNewExpression(node) && node.expression.getText().endsWith('Error')) ||
      (ts.isObjectLiteralExpression(node) && node.properties.some((each) => each.name?.getText() === 'code')),
  )

function inComponents(): Found[] {
  return components().flatMap(({ file, ast }) => {
    const found: Found[] = []
    /** @param place between tags, in an attribute that is read, in a property of a component, in code, or nowhere that is read */
    const visit = (node: unknown, place: 'text' | 'read' | 'property' | 'code' | 'unread'): void => {
      if (Array.isArray(node)) return node.forEach((each) => visit(each, place))
      if (typeof node !== 'object' || node === null) return
      const { type, name, attributes } = node as { type?: string; name?: string; attributes?: unknown[] }
      if (type === 'Comment' || type?.startsWith('Import') === true || place === 'unread') return
      const text = stringOf(node as { type: string })
      if (text !== null && isRead(text, type === 'Text', place)) found.push({ at: file, text: text.trim() })
      for (const [key, value] of Object.entries(node)) {
        if (key === 'metadata') continue
        if (value === attributes && Array.isArray(value))
          for (const each of value as { type: string; name: string }[]) visit(each, placeOf(type ?? '', each))
        else
          visit(
            value,
            place === 'text' && (type === 'ExpressionTag' || name === 'expression') ? 'code' : place,
          )
      }
    }
    visit(ast.fragment, 'text')
    if (ast.instance) visit(ast.instance.content.body, 'code')
    return found
  })
}

function placeOf(
  owner: string,
  attribute: { type: string; name: string },
): 'read' | 'property' | 'code' | 'unread' {
  if (attribute.type !== 'Attribute') return attribute.type === 'SpreadAttribute' ? 'code' : 'unread'
  if (READ.has(attribute.name)) return 'read'
  return owner === 'Component' ? 'property' : attribute.name.startsWith('on') ? 'code' : 'unread'
}

function stringOf(node: { type: string }): string | null {
  if (node.type === 'Text') return (node as AST.Text).data
  const { value } = node as unknown as { value: unknown }
  if (node.type === 'Literal') return typeof value === 'string' ? value : null
  return node.type === 'TemplateElement' ? (value as { cooked: string }).cooked : null
}

function isRead(text: string, written: boolean, place: string): boolean {
  if (!/\p{L}{2,}/u.test(text)) return false
  if (place === 'text' && written) return true
  return place === 'read' ? written || isPhrase(text) : isWords(text)
}

/** In an expression a string may be a name that something is looked up by. */
const isPhrase = (text: string): boolean => /^\p{Lu}|\p{L} \p{L}|[.?!…]$/u.test(text)

function files(root: string): { file: string; source: string }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => ({ file, source: readFileSync(join(root, file), 'utf8') }))
}

function inRenderer(): Found[] {
  return files(RENDERER)
    .filter(({ file }) => !QUOTED.has(file))
    .flatMap(({ file, source }) =>
      strings(file, source)
        .filter(({ text, within }) => isWords(text) && !isError(within))
        .map(({ text, line }) => ({ at: `${file}:${line}`, text })),
    )
}

/** What Electron's dialogs, menus and windows show. */
const SHOWN = new Set([
  'title',
  'message',
  'detail',
  'label',
  'sublabel',
  'toolTip',
  'buttonLabel',
  'buttons',
  'name',
])
/** Calls whose strings are shown: undo's name of an edit, the system's dialogs, the menus. */
const SHOWING = /^(draft\.finish|dialog\.showErrorBox|askFolder|submenu|askWhichFolder|system\.askWhich\w+)$/

function inMain(): Found[] {
  return files(MAIN)
    .filter(({ file }) => /^(app|ipc|annotations)\/|^[\w-]+\.ts$/.test(file))
    .filter(({ file }) => !/^(app\/package|annotations\/bringing)\//.test(file))
    .flatMap(({ file, source }) =>
      strings(file, source)
        .filter(({ text, within }) => {
          if (!/\p{L}{2,}/u.test(text) || isError(within)) return false
          const by = within.findLast((node) => ts.isCallExpression(node) || ts.isPropertyAssignment(node))
          if (by !== undefined && ts.isCallExpression(by) && SHOWING.test(by.expression.getText()))
            return true
          const property = within.findLast((node) => ts.isPropertyAssignment(node))
          return (
            (property !== undefined && SHOWN.has(property.name.getText()) && !within.some(isComparison)) ||
            // Edits have names all over their room.
            (file.startsWith('annotations/') && isWords(text))
          )
        })
        .map(({ text, line }) => ({ at: `${file}:${line}`, text })),
    )
}

const isComparison = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) && /^[=!]==$/.test(node.operatorToken.getText())

describe('words outside the catalogue', () => {
  it('none in components', () => expect(inComponents()).toEqual([]))
  it('none in the modules of the renderer', () => expect(inRenderer()).toEqual([]))
  it('none in what main shows', () => expect(inMain()).toEqual([]))
})
