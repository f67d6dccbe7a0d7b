/** Codes of a project, parted into tags and what Postil's own codes say. */
import type { ReadCode } from '../refi/read-codes.ts'
import { namedGuid } from '../refi/guid.ts'
import { GROUP, roleGuid, ROLES, speakerGuid, SPEAKERS, type Role } from './roles.ts'

export interface OwnCodes {
  /** By GUID. */
  roles: ReadonlyMap<string, Role>
  /** Names of people by GUID. */
  speakers: ReadonlyMap<string, string>
  /** All others. */
  tags: readonly ReadCode[]
  /** Whether they are known by their GUIDs: then nothing has been through another program. */
  own: boolean
}

const BY_GUID = new Map((Object.keys(ROLES) as Role[]).map((role) => [roleGuid(role), role]))
const GROUP_GUID = namedGuid('own-group', GROUP)
const SPEAKERS_GUID = namedGuid('own-group', SPEAKERS)

/**
 * Programs that give codes new GUIDs keep their names and places, so Postil's are known by those too: but only where the
 * file has none with the GUIDs, since somebody's tags may be called the same.
 */
export function ownCodesOf(codes: readonly ReadCode[]): OwnCodes {
  const own = codes.some(({ guid }) => guid === GROUP_GUID)
  const group = codes.find(({ guid, path, codable }) =>
    own ? guid === GROUP_GUID : path === GROUP && !codable,
  )
  const roles = new Map<string, Role>()
  const speakers = new Map<string, string>()
  if (!group) return { roles, speakers, tags: codes, own }
  const tags: ReadCode[] = []
  const people = `${group.path}/${SPEAKERS}`
  for (const code of codes) {
    const { guid, path, name, tag } = code
    const role = own ? BY_GUID.get(guid) : roleOf(path, group.path, name)
    if (role !== undefined) roles.set(guid, role)
    else if (guid === group.guid || guid === SPEAKERS_GUID) continue
    else if (path === people && !code.codable) continue
    else if (path.startsWith(`${people}/`) && isSpeaker(code, own))
      speakers.set(guid, tag.definition ? tag.definition : name)
    else tags.push(code)
  }
  return { roles, speakers, tags, own }
}

function roleOf(path: string, group: string, name: string): Role | undefined {
  if (path !== `${group}/${name}`) return undefined
  const plain = name.replace(/ \(\d+\)$/, '')
  return (Object.keys(ROLES) as Role[]).find((role) => ROLES[role] === plain)
}

/** With GUIDs of ours, that of a speaker is made of the name. */
function isSpeaker({ guid, name, tag }: ReadCode, own: boolean): boolean {
  return !own || guid === speakerGuid({ name: tag.definition ? tag.definition : name })
}
