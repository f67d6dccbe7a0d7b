import type { Content } from '../library.ts'
import { jsonFile } from './common/json.ts'
import type { Format } from './common/format.ts'
import { viewOf } from './common/view.ts'
import { configOf } from './label-studio/config.ts'
import { readLabelStudio, recognisesLabelStudio } from './label-studio/read.ts'
import { tasksOf } from './label-studio/write.ts'
import { verifyLabelStudio } from './label-studio/verify.ts'
import { claimTies } from './standoff/entities.ts'
import { ALL_HELD, apartSentence } from './standoff/holds.ts'

/**
 * Tasks of Label Studio with their annotations (https://labelstud.io/guide/task_format), and beside them the labelling
 * configuration of a project that shows them. Offsets are those of its editor: UTF-16 code units.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  name: 'Label Studio JSON',
  extension: 'json',
  mediaType: 'application/json',
  about: 'Annotated tasks for Label Studio, with the labelling configuration of the project.',
  asks: [],
  makes: 'file',
  positions: 'UTF-16',
  holds: ALL_HELD,
  write(content) {
    const tasks = tasksOf(content)
    return [
      { path: '', bytes: jsonFile(tasks) },
      { path: '-labels.xml', bytes: new TextEncoder().encode(configOf(tasks)) },
    ]
  },
  verify: (files, content) => verifyLabelStudio(files, content),
  losses: lossesIn,
  reader: { recognises: recognisesLabelStudio, read: readLabelStudio },
}

function lossesIn(content: Content): string[] {
  const view = viewOf(content)
  const isDated = content.articles.some(({ annotations }) => annotations.length > 0)
  return [
    ...apartSentence(claimTies(view).apart),
    ...(isDated
      ? [
          'Label Studio gives all annotations to whoever imports them; authors and times are written as Postil’s own data.',
        ]
      : []),
  ]
}
