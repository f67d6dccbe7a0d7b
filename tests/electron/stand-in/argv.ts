/** The command line as Electron's default app reads it. */

/** What Electron itself takes from its command line. */
export interface Words {
  /** Scripts to require before the app (-r). */
  require: string[]
  /** The app named on the command line. */
  app: string | undefined
  /** Port of --inspect, if asked for. */
  inspect: number | undefined
  inspectBreak: boolean
  /** Switches, for app.commandLine: names in lower case. */
  switches: Map<string, string>
}

/** Reads the arguments after the executable's own name. A packed app reads no app and no -r. */
export function readWords(args: readonly string[], packaged: boolean): Words {
  const words: Words = {
    require: [],
    app: undefined,
    inspect: undefined,
    inspectBreak: false,
    switches: new Map(),
  }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '--') break
    if (!packaged && words.app === undefined && (arg === '-r' || arg === '--require')) {
      words.require.push(args[++i] ?? '')
      continue
    }
    if (!packaged && words.app === undefined && !arg.startsWith('-')) words.app = arg
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(arg)
    if (match) words.switches.set(match[1]!.toLowerCase(), match[2] ?? '')
  }
  for (const name of ['inspect', 'inspect-brk']) {
    const value = words.switches.get(name)
    if (value === undefined) continue
    words.inspect = value === '' ? 9229 : Number(value.replace(/^.*:/, ''))
    words.inspectBreak = name === 'inspect-brk'
  }
  return words
}
