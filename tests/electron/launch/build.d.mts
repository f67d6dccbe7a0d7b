/** The folder that stands for Electron's own. */
export const DIST: string
/** Makes it if it is missing or stale, and returns it. */
export function buildStandIn(): Promise<string>
