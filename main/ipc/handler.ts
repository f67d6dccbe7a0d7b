import { z } from 'zod'
import type { Served, ServedChannel } from '../../preload/contract.ts'

/** Makes the arguments of a request from what was sent; throws on any of the wrong shape. */
export interface Parser<Args> {
  (values: readonly unknown[]): Args
  /** What it goes by. */
  readonly schema: z.ZodType
}

/** How one request is answered. Where `parse` throws, `run` is not called. */
export interface Handler<C extends ServedChannel> {
  parse: Parser<Parameters<Served[C]>>
  run(...args: Parameters<Served[C]>): ReturnType<Served[C]> | Promise<ReturnType<Served[C]>>
}

/** A handler for every channel: one that lacks does not compile. */
export type Handlers = { [C in ServedChannel]: Handler<C> }
export type HandlersOf<C extends ServedChannel> = Pick<Handlers, C>

const Nothing = z.tuple([])

/** The parser of a request without arguments. */
export const none: Parser<[]> = Object.assign((values: readonly unknown[]) => Nothing.parse(values) as [], {
  schema: Nothing,
})

/** The parser of a request with one argument. */
export function one<T>(schema: z.ZodType<T>): Parser<[T]> {
  const tuple = z.tuple([schema])
  return Object.assign((values: readonly unknown[]) => tuple.parse(values), { schema: tuple })
}

/** An id as articles, claims and tags have it. Longer or stranger ones name no record. */
export const Id = z.string().regex(/^[\w-]{1,80}$/, 'an id has letters, digits, - and _ alone')
