export { prepare, resolveElectron } from './resolve.mjs'
