import { z } from 'zod'
import type { Served, ServedChannel } from '../../preload/contract.ts'

/** How one request is answered. `parse` throws on arguments of the wrong shape; then `run` is not called. */
export interface Handler<C extends ServedChannel> {
  parse(args: readonly unknown[]): Parameters<Served[C]>
  run(...args: Parameters<Served[C]>): ReturnType<Served[C]> | Promise<ReturnType<Served[C]>>
}

/** A handler for every channel: one that lacks does not compile. */
export type Handlers = { [C in ServedChannel]: Handler<C> }
export type HandlersOf<C extends ServedChannel> = Pick<Handlers, C>

/** The parser of a request without arguments. */
export function none(values: readonly unknown[]): [] {
  return z.tuple([]).parse(values) as []
}

/** The parser of a request with one argument. */
export function one<T>(schema: z.ZodType<T>): (values: readonly unknown[]) => [T] {
  const tuple = z.tuple([schema])
  return (values) => tuple.parse(values)
}

/** An id as articles, claims and tags have it. Longer or stranger ones name no record. */
export const Id = z.string().regex(/^[\w-]{1,80}$/, 'an id has letters, digits, - and _ alone')
