/**
 * The seed of all properties. It is the same in every run, so that a tree that passed passes again; `npm run fuzz` goes over the
 * properties with seeds of its own, one a round, and is where new counterexamples are looked for.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['POSTIL_SEED'] ?? 1592) })
