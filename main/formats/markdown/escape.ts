/**
 * Plain text as Markdown that shows it as it is (CommonMark 0.31 with the marks that GitHub and others add). White space that
 * Markdown would shed becomes character references, so that not even that is lost.
 */
import MarkdownIt from 'markdown-it'

/** Marks that mean something anywhere in a line; ~ | $ are GitHub's. A < makes HTML. */
const MARKS = /[\\`*_[\]<|~$]/g
const REFERENCE = /&(?=#?\w+;)/g
/** What makes a block at the start of a line: heading, quote, item, rule or underline, definition. */
const BLOCK_START = /^(#|>|[-+=:](?=[-=+\s]|$))/
const NUMBERED = /^(\d{1,9})(?=[.)](\s|$))/
/** What ends a heading and is not shown. */
const CLOSING = /(?<=\s)#+$/
/** Also what JavaScript calls white space and CommonMark does not: parsers written in it trim that too. */
const OUTER_SPACE = /^\s+|\s+$/gu

const reference = (characters: string): string =>
  Array.from(characters, (character) => `&#${character.codePointAt(0) ?? 0};`).join('')

/** One line of text as one line of Markdown. Line ends become spaces. */
export function inline(text: string): string {
  return escapeLine(text.replace(/\s*\n\s*/g, ' '))
}

function escapeLine(line: string): string {
  return (
    line
      // CommonMark has no place for it and shows this instead.
      .replaceAll('\0', '\ufffd')
      .replace(MARKS, '\\$&')
      .replace(REFERENCE, '\\&')
      .replace(OUTER_SPACE, reference)
      .replaceAll('\r', '&#13;')
      .replace(BLOCK_START, '\\$&')
      .replace(CLOSING, '\\$&')
      .replace(NUMBERED, '$1\\')
  )
}

/** Text of several lines as lines of Markdown: line ends stay, and blank lines part paragraphs. */
function blockLines(text: string): string[] {
  const lines = text.split('\n')
  return lines.map((line, index) => {
    const next = lines[index + 1]
    return escapeLine(line) + (line !== '' && next !== undefined && next !== '' ? '\\' : '')
  })
}

/** Text as a block quotation. */
export function blockQuote(text: string): string {
  return blockLines(text)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Text as code, for names that are to be read letter by letter. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s/gu, ' ').replaceAll('\0', '\ufffd')
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/**
 * Markdown that somebody wrote, as the item of a list: it is kept as it is, and what it opens (a heading, a fence, a quotation) ends
 * with the item, so that it cannot break the outline around it. HTML in it becomes words, as it is in Postil: else a note that
 * came with somebody's file could load or run something where this is shown.
 */
export function markdownItem(label: string, markdown: string): string {
  const lines = withoutHtml(markdown)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
  const [only] = lines
  if (lines.length === 1 && only !== undefined && /^[\p{L}"'“‘(]/u.test(only))
    return `- **${label}:** ${only}`
  // A tab reaches to the next column of four, so behind an indentation it would be worth less.
  const indented = lines.map((line) =>
    line === '' ? '' : `  ${line.replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    '))}`,
  )
  return `- **${label}:**\n\n${indented.join('\n')}`
}

const withHtml = new MarkdownIt({ html: true })
/** What begins an element, a comment or the like; <https://...> is a link. */
const OPENING = /<(?=[a-z/!?])(?!(?:https?|mailto):)/gi

/** Only where there is HTML: in code, a < that is written otherwise would be seen so. */
function withoutHtml(markdown: string): string {
  const tokens = withHtml.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])])
  return tokens.some(({ type }) => type.startsWith('html_')) ? markdown.replace(OPENING, '&lt;') : markdown
}
