/** Notes and rationales, which people write in Markdown, as HTML that cannot harm. */
import MarkdownIt from 'markdown-it'
import { element, Markup, shown } from './element.ts'

/** Where a link may lead: others run scripts, or start programs. */
const LINK = /^(https?:\/\/|mailto:)/i

/** No HTML of the note's own passes; pictures would be loaded from somewhere, so they are links that say what they show. */
const markdown = new MarkdownIt('default', { html: false, linkify: false, breaks: true })
markdown.validateLink = (url) => LINK.test(url.trim())
const { rules } = markdown.renderer
rules['link_open'] = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet('rel', 'noreferrer')
  return renderer.renderToken(tokens, index, options)
}
rules['image'] = (tokens, index) => {
  const source = tokens[index]?.attrGet('src') ?? ''
  return element('a', { href: source, rel: 'noreferrer' }, tokens[index]?.content || source).html
}
// A note's headings are none of the page's: they would break its outline.
rules['heading_open'] = () => '<p class="md-heading"><strong>'
rules['heading_close'] = () => '</strong></p>\n'

/** A note as blocks of HTML. */
export function noteMarkup(note: string, name: string): Markup {
  // The element holds blocks, and each takes the direction of its own words.
  const html = markdown.render(shown(note)).replace(/<(p|li|h\d|blockquote|td|th)>/g, '<$1 dir="auto">')
  return element('div', { class: `md ${name}` }, new Markup(html))
}
