/** What main/ and preload/ use of Electron: members, event names and option keys, found by TypeScript's own checker. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')
const EVENT_METHODS = new Set(['on', 'once', 'off', 'addListener', 'removeListener'])

/** Names such as `App.quit`, `BrowserWindow 'closed'` and `MenuItemConstructorOptions { label }`, sorted. */
export function usedMembers(): string[] {
  const used = new Set<string>()
  // Only files that import it can name a type of Electron's, and only they need checking.
  const files = ['main', 'preload'].flatMap((room) => sources(join(ROOT, room)))
  const users = files.filter((file) => /from 'electron'/.test(readFileSync(file, 'utf8')))
  const program = ts.createProgram(users, {
    ...options(),
    noEmit: true,
    composite: false,
    skipLibCheck: true,
  })
  const checker = program.getTypeChecker()
  for (const file of users)
    ts.forEachChild(program.getSourceFile(file)!, (node) => visit(node, checker, used))
  return [...used].sort()
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'main/tsconfig.json'), ts.sys.readFile) as {
    config: object
  }
  return ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, join(ROOT, 'main'))
    .options
}

function visit(node: ts.Node, checker: ts.TypeChecker, used: Set<string>): void {
  if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), used)
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name
    const type = checker.getTypeAtLocation(node.parent)
    if (ts.isIdentifier(name)) note(checker.getPropertyOfType(type, name.text), used)
  }
  if (ts.isCallExpression(node)) noteEvent(node, checker, used)
  if (ts.isObjectLiteralExpression(node)) noteOptions(node, checker, used)
  ts.forEachChild(node, (child) => visit(child, checker, used))
}

/** The name of the class or interface of electron.d.ts that declares a symbol, if one does. */
function owner(symbol: ts.Symbol | undefined): string | undefined {
  for (const declaration of symbol?.declarations ?? []) {
    if (!/\/electron\/electron\.d\.ts$/.test(declaration.getSourceFile().fileName)) continue
    const { parent } = declaration
    if ((ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent)) && parent.name)
      return parent.name.text
  }
  return undefined
}

function note(symbol: ts.Symbol | undefined, used: Set<string>): void {
  const of = owner(symbol)
  if (of && symbol && (of === 'IpcRenderer' || !EVENT_METHODS.has(symbol.name)))
    used.add(`${of}.${symbol.name}`)
}

function noteEvent(call: ts.CallExpression, checker: ts.TypeChecker, used: Set<string>): void {
  const method = call.expression
  if (!ts.isPropertyAccessExpression(method) || !EVENT_METHODS.has(method.name.text)) return
  const of = owner(checker.getSymbolAtLocation(method.name))
  const event = call.arguments[0]
  if (of && of !== 'IpcRenderer' && event && ts.isStringLiteral(event)) used.add(`${of} '${event.text}'`)
}

function noteOptions(literal: ts.ObjectLiteralExpression, checker: ts.TypeChecker, used: Set<string>): void {
  const type = checker.getContextualType(literal)
  if (!type) return
  for (const property of literal.properties) {
    const { name } = property
    if (!name || !ts.isIdentifier(name)) continue
    const of = owner(checker.getPropertyOfType(checker.getNonNullableType(type), name.text))
    if (of) used.add(`${of} { ${name.text} }`)
  }
}
