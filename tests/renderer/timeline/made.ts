import type { Item, Lane } from '../../../renderer/timeline/lanes.ts'
import { whenOf } from '../../../renderer/timeline/time.ts'
import type { Said } from '../../../renderer/web/entries.ts'
import { entry, row, tie } from '../web/entries.ts'

/** An appearance of a claim of its own, said then; null is a date that nobody knows. */
export function item(id: string, said: Partial<Said> | null, contradicts: readonly string[] = []): Item {
  const full: Said | null = said && { from: '2014', to: null, about: false, own: true, ...said }
  const own = row(id)
  return {
    id,
    row: own,
    entry: {
      ...entry(id),
      appearances: [own],
      ties: contradicts.map((other) =>
        tie('contradicts', other, { id: [id, other].sort().join('~'), from: id, to: other }),
      ),
    },
    speaker: { key: 'p', name: 'P', person: null },
    said: full,
    when: whenOf(full),
    contradicted: contradicts.length > 0,
  }
}

/** In time's order, as lanes are. */
export function lane(key: string, ...items: Item[]): Lane {
  const start = ({ when }: Item) => when?.start ?? Infinity
  return {
    key,
    name: key,
    role: '',
    items: [...items].sort((a, b) => (start(a) === start(b) ? 0 : start(a) - start(b))),
  }
}
