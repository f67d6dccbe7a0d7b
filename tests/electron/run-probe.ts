/** Runs the probe on an executable, once, and reads what it wrote. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROBE } from './support.ts'

/** What the probe writes (probe/main.js). */
export interface Facts {
  early: Record<string, boolean>
  late: Record<string, boolean>
  events: string[]
  seen: string[]
  navigation: string[]
  argv: string[]
  defaultApp: boolean
  type: string
  names: unknown[]
  second: string
  preload: { globals: string[]; fs: string; argv: boolean; type: string; early: string; ownWorld: string }
  bridge: {
    echoed: Record<string, string>
    sameFunction: boolean
    frozen: boolean
    madeFile: string
  } & Record<
    'thrown' | 'thrownCode' | 'rejected' | 'deep' | 'shallow' | 'again' | 'require' | 'process',
    string
  >
  ipc: {
    sent: Record<string, string>
    returned: Record<string, string>
    missing: string
    thrown: string
    pool: string
    sender: unknown[]
  }
  scheme: Record<string, unknown>
  opened: { opened: string }
  stayed: string
  granted: string
  denied: string
  heard: string
  failed: string
}

/** Runs it to its end. */
export async function runProbe(executable: string): Promise<Facts> {
  const folder = mkdtempSync(join(tmpdir(), 'postil-probe-'))
  const out = join(folder, 'probe.json')
  try {
    const env = { ...process.env, PROBE_OUT: out, XDG_CONFIG_HOME: folder, DISPLAY: '', WAYLAND_DISPLAY: '' }
    const child = spawn(executable, [PROBE], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const code = await new Promise((resolve) => child.on('close', resolve))
    if (code !== 0) throw new Error(`the probe ended with ${String(code)}:\n${text}`)
    return JSON.parse(readFileSync(out, 'utf8')) as Facts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
