/** screen: one display, as large as a server pretends. */
import { Emitter } from './emitter.ts'
import { guard } from './guard.ts'
import { needReady } from './state.ts'

const BOUNDS = { x: 0, y: 0, width: 1920, height: 1080 }
const DISPLAY = guard(
  {
    id: 1,
    label: '',
    bounds: BOUNDS,
    workArea: BOUNDS,
    size: { width: BOUNDS.width, height: BOUNDS.height },
    workAreaSize: { width: BOUNDS.width, height: BOUNDS.height },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
  } satisfies Partial<Electron.Display>,
  'Display',
  ['id', 'label', 'bounds', 'workArea', 'size', 'workAreaSize', 'scaleFactor', 'rotation', 'internal'],
) as unknown as Electron.Display

class Screen
  extends Emitter
  implements Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'>
{
  constructor() {
    super('screen', [])
  }
  #ready(): void {
    needReady("The 'screen' module can't be used")
  }
  getPrimaryDisplay(): Electron.Display {
    this.#ready()
    return DISPLAY
  }
  getAllDisplays(): Electron.Display[] {
    this.#ready()
    return [DISPLAY]
  }
  getDisplayMatching(_rect: Electron.Rectangle): Electron.Display {
    this.#ready()
    return DISPLAY
  }
}

export const SCREEN_MEMBERS = ['getPrimaryDisplay', 'getAllDisplays', 'getDisplayMatching'] as const

/** What main imports as screen. */
export const screen = guard(new Screen(), 'screen', [...SCREEN_MEMBERS])
