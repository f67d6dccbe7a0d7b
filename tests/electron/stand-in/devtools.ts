/** The DevTools protocol's types, which playwright-core carries and does not export. */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'
