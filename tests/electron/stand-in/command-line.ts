/** app.commandLine: switches of the command line and those the app appends before ready. */
import { guard, raise } from './guard.ts'
import { run } from './state.ts'

const given = new Map<string, string>()
const appended = new Map<string, string>()

/** Takes over what was on the command line. */
export function takeSwitches(switches: ReadonlyMap<string, string>): void {
  for (const [name, value] of switches) given.set(name, value)
}

/** What the app asked Chromium for. */
export const appendedSwitches = (): ReadonlyMap<string, string> => appended

/** A switch, wherever it came from. */
export const switchValue = (name: string): string | undefined =>
  appended.get(name.toLowerCase()) ?? given.get(name.toLowerCase())

type Part = Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>

const double: Part = {
  appendSwitch(name, value = '') {
    if (run.ready) raise(new Error('app.commandLine.appendSwitch after ready has no effect in Electron'))
    appended.set(name.toLowerCase(), value)
  },
  hasSwitch: (name) => switchValue(name) !== undefined,
  getSwitchValue: (name) => switchValue(name) ?? '',
}

/** app.commandLine */
export const commandLine = guard(double, 'app.commandLine', ['appendSwitch', 'hasSwitch', 'getSwitchValue'])
