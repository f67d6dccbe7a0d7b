import { z } from 'zod'
import { CODEBOOK_FORMATS, PICTURES } from '../../../preload/contract.ts'
import { Hash } from '../../../preload/model.ts'
import { PostilError } from '../../errors.ts'
import { none, one, type HandlersOf } from '../handler.ts'

type Channels = 'evidence:add' | 'evidence:show' | 'codebook:export' | 'codebook:import' | 'picture:save'

const notYet = (): never => {
  throw new PostilError('refused', 'This is not there yet.')
}

const Picture = z.object({
  title: z.string().max(1000),
  kind: z.enum(PICTURES),
  bytes: z.instanceof(Uint8Array),
})

/** Files that the person picks: evidence copied in, codebooks, pictures of views. */
export function fileHandlers(): HandlersOf<Channels> {
  return {
    'evidence:add': { parse: none, run: notYet },
    'evidence:show': { parse: one(Hash), run: notYet },
    'codebook:export': { parse: one(z.enum(CODEBOOK_FORMATS)), run: notYet },
    'codebook:import': { parse: none, run: notYet },
    'picture:save': { parse: one(Picture), run: notYet },
  }
}
