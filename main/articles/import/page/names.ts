/** What the class and id of an element say that it is, where they say it in the words that page makers use. */
import type { Element } from 'domhandler'

/** A gate may be the notice that stands before the rest of an article, or that rest. */
export type Furniture =
  'sharing' | 'notice' | 'gate' | 'consent' | 'overlay' | 'advert' | 'related' | 'comments' | 'chrome'

const WORDS: Record<Furniture, string> = {
  sharing:
    'share shares sharing sharebar sharetools sharebuttons social socials addthis addtoany sharedaddy shareaholic followus sharethis',
  notice: 'newsletter newsletters subscribe signup login signin donate donation cta',
  gate: 'paywall regwall registerwall registration register metered meter tinypass piano gateway membership subscription premium',
  consent: 'cookie cookies consent gdpr ccpa onetrust cookiebot didomi usercentrics cmp truste',
  overlay: 'modal popup popover overlay lightbox interstitial toast snackbar offcanvas tooltip',
  advert:
    'ad ads adv advert adverts advertisement advertorial adslot adunit adsbygoogle sponsored sponsor promo promos promotion promoted outbrain taboola dfp',
  related:
    'related recommended recommendation recommendations recirc recirculation morefrom readmore readnext upnext mostread popular trending teaser teasers seealso readalso furtherreading',
  comments: 'comments comment disqus commentlist respond',
  chrome:
    'nav navbar navigation menu breadcrumb breadcrumbs footer sidebar pagination pager toolbar skiplink masthead topbar colophon copyright bio taglist tags topics keywords noprint byline-social toc material icon icons',
}
const KIND_OF = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as Furniture])),
)
/** Words that are told by two parts: "read-more", "sign-up". */
const PAIRS: readonly [RegExp, Furniture][] = [
  [
    /(?:^|-)(?:read-(?:more|also|next)|more-(?:from|on|stories|news)|most-(?:read|popular|viewed)|see-also|up-next)(?:-|$)/,
    'related',
  ],
  [/(?:^|-)(?:sign-(?:up|in)|log-in|call-to-action|mailing-list)(?:-|$)/, 'notice'],
  [
    /(?:^|-)(?:author-(?:bio|box|info|card)|about-(?:the-)?author|skip-(?:link|to)|back-to-top|table-of-contents)(?:-|$)/,
    'chrome',
  ],
  [/(?:^|-)(?:reg|register|pay)-(?:wall|notice|gate)(?:-|$)/, 'gate'],
  [/(?:^|-)follow-us(?:-|$)/, 'sharing'],
]
/** "has-sidebar", "no-comments", "with-share": the page's state, not what the element is. */
const STATE =
  /^(?:has|no|not|is|with|without|js|supports|page|single|template|hide|show|theme|wp-block-post)-/

/** What an element is by its names; null where they say nothing of the kind. */
export function furnitureByName({ attribs }: Element): Furniture | null {
  if (attribs['class'] === undefined && attribs['id'] === undefined) return null
  const names = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`.slice(0, 1000)
  for (const name of names.split(/\s+/)) {
    const spelled = name
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[_:/.]+/g, '-')
    if (spelled === '' || STATE.test(spelled)) continue
    for (const word of spelled.split('-')) {
      const kind = KIND_OF.get(word)
      if (kind) return kind
    }
    for (const [pattern, kind] of PAIRS) if (pattern.test(spelled)) return kind
  }
  return null
}
