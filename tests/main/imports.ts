/** Reads import statements and holds them against DESIGN.md's directions. Files are given as path and text. */
import { posix } from 'node:path'
import ts from 'typescript'

export type Files = Readonly<Record<string, string>>

interface Rule {
  /** Why, as it is told to whoever breaks it. */
  why: string
  from: (file: string) => boolean
  /** What must not be imported: a file of ours or the name of a package. */
  to: (target: string) => boolean
}

const room = (...folders: string[]) => {
  return (path: string) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
}
const electron = room('electron')
const node = (target: string) => target.startsWith('node:') || NODE_MODULES.has(target.split('/')[0]!)
const files = (target: string) =>
  /^(node:)?fs(\/|$)/.test(target) || ['lowdb', 'write-file-atomic'].includes(target.split('/')[0]!)

const NODE_MODULES = new Set(
  'assert buffer child_process crypto events fs http https net os path process stream url util v8 vm worker_threads zlib'.split(
    ' ',
  ),
)
const MAY_USE_ELECTRON = new Set(['main/index.ts', 'preload/index.ts'])

export const RULES: readonly Rule[] = [
  { why: 'the renderer asks main over the bridge', from: room('renderer'), to: room('main') },
  {
    why: 'the renderer has neither electron nor node',
    from: room('renderer'),
    to: (t) => electron(t) || node(t),
  },
  { why: 'main does not know the page', from: room('main'), to: room('renderer') },
  {
    why: 'preload/index.ts is built on its own',
    from: room('main', 'renderer'),
    to: room('preload/index.ts'),
  },
  { why: 'the preload knows neither side', from: room('preload'), to: room('main', 'renderer') },
  { why: 'what both sides share runs in the page too', from: room('preload'), to: node },
  {
    why: 'electron is for main/app, main/ipc and the two index.ts',
    from: (file) => !room('main/app', 'main/ipc', 'tests')(file) && !MAY_USE_ELECTRON.has(file),
    to: electron,
  },
  {
    why: 'anchoring, formats and suggest are pure',
    from: room('main/anchoring', 'main/formats', 'main/suggest'),
    to: (t) => electron(t) || files(t) || room('main/store')(t),
  },
  {
    why: 'the rooms of the data do not know the window',
    from: room('main/articles', 'main/annotations', 'main/store', 'main/search', 'main/cli.ts', 'main/cli'),
    to: room('main/ipc', 'main/app'),
  },
  {
    why: 'the composition root is imported by nobody',
    from: room('main', 'preload', 'renderer'),
    to: room('main/index.ts', 'main/cli.ts'),
  },
  { why: 'the app does not ship its tests', from: room('main', 'preload', 'renderer'), to: room('tests') },
]

/** What a file imports, type imports and dynamic ones too: paths of our files from the root, or package names. */
export function importsOf(path: string, text: string): string[] {
  const source = path.endsWith('.svelte') ? scriptsOf(text) : text
  const { importedFiles } = ts.preProcessFile(source, true, true)
  return importedFiles.map(({ fileName }) => {
    const name = fileName.replace(/\?.*$/, '')
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name
  })
}

function scriptsOf(component: string): string {
  return [...component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text).join('\n')
}

/** Every import that goes in a forbidden direction, and every circle, each as a sentence. */
export function violations(files: Files): string[] {
  const graph = new Map(Object.entries(files).map(([path, text]) => [path, importsOf(path, text)]))
  const wrong: string[] = []
  for (const [path, targets] of graph) {
    for (const target of targets) {
      for (const rule of RULES)
        if (rule.from(path) && rule.to(target)) wrong.push(`${path} imports ${target}: ${rule.why}`)
    }
  }
  return [...wrong, ...circles(graph).map((circle) => `imported in a circle: ${circle.join(' > ')}`)]
}

function circles(graph: ReadonlyMap<string, string[]>): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const path: string[] = []

  function visit(file: string): void {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file])
    if (at >= 0 || done.has(file)) return
    path.push(file)
    for (const target of graph.get(file) ?? []) visit(target)
    path.pop()
    done.add(file)
  }

  for (const file of graph.keys()) visit(file)
  return found
}
