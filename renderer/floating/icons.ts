import {
  AArrowDown,
  AArrowUp,
  ArrowDown,
  ArrowUp,
  BookOpenText,
  Check,
  CircleHelp,
  Download,
  FileText,
  Highlighter,
  Keyboard,
  List,
  Megaphone,
  Moon,
  MoveHorizontal,
  PanelLeft,
  PanelRight,
  PanelsTopLeft,
  Pencil,
  Quote,
  Redo2,
  Settings,
  StickyNote,
  Sun,
  SunMoon,
  Tag,
  Trash2,
  Type,
  Undo2,
  User,
} from '@lucide/svelte'
import type { CommandId } from '../../preload/commands.ts'
import type { PaletteItem } from './palette-items.ts'

const COMMAND_ICONS: Partial<Record<CommandId, typeof Tag>> = {
  'export.article': Download,
  'export.library': Download,
  settings: Settings,
  undo: Undo2,
  redo: Redo2,
  'claim.source': User,
  'claim.source.add': User,
  'claim.noSource': CircleHelp,
  'claim.cue': Megaphone,
  'claim.content': Quote,
  'claim.content.add': Quote,
  'claim.close': Check,
  highlight: Highlighter,
  note: StickyNote,
  'edge.end.later': MoveHorizontal,
  'edge.end.earlier': MoveHorizontal,
  'edge.start.earlier': MoveHorizontal,
  'edge.start.later': MoveHorizontal,
  'annotation.delete': Trash2,
  'annotation.next': ArrowDown,
  'annotation.previous': ArrowUp,
  'inspector.edit': Pencil,
  'inspector.list': List,
  'article.next': BookOpenText,
  'article.previous': BookOpenText,
  'pane.next': PanelsTopLeft,
  'pane.previous': PanelsTopLeft,
  'pane.library': PanelLeft,
  'pane.inspector': PanelRight,
  'text.larger': AArrowUp,
  'text.smaller': AArrowDown,
  'text.reset': Type,
  'theme.system': SunMoon,
  'theme.light': Sun,
  'theme.dark': Moon,
  help: Keyboard,
}
const LOOKS = { appearance: Quote, highlight: Highlighter, note: StickyNote }

/** The icon before a row of the palette; it says nothing that the row's words do not. */
export function iconOf(item: PaletteItem): typeof Tag {
  if (item.kind === 'article') return FileText
  if (item.kind === 'annotation') return LOOKS[item.look]
  if (item.kind === 'view') return PanelsTopLeft
  return COMMAND_ICONS[item.command] ?? Tag
}
