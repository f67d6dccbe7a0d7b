/**
 * How pages talk to their visitor: calls to subscribe, notices about cookies, labels of share buttons. Kept apart from
 * the article by these words where neither element nor class tells. In the languages of the articles this was tried on:
 * English, German, French, Spanish and Swedish.
 */

/** Beyond this a block is prose, whatever words it begins with: code units. */
const LONGEST_NOTICE = 400

/** Nobody but the page says this to a reader: it speaks to "you", or tells to press something. */
const SURELY = [
  /\byou(?:['’]ve| have) (?:now )?(?:read|reached|used|viewed)\b.{0,60}\b(?:free|complimentary|limit|articles?)\b/i,
  /\b(?:free|remaining) (?:articles?|stories|reads) (?:left|remaining|this (?:month|week))\b/i,
  /\byour (?:free|complimentary|last) (?:articles?|stories|trial)\b/i,
  /\balready (?:an? )?(?:subscriber|subscribed|registered|(?:paying )?member)\b\??.{0,40}(?:$|\b(?:sign|log) ?in\b)/i,
  /\balready have an account\b|\bdon['’]t have an account\b/i,
  /(?:^|[.!?:–—-]\s+)(?:please |simply |just )?(?:register|sign ?up|sign ?in|log ?in|subscribe|become an? (?:member|subscriber)|create an? (?:free )?account)\b.{0,60}(?:\bto (?:read|continue|keep|unlock|access|view|see|comment)\b|\bfor (?:full|unlimited|free)\b|\b(?:it['’]s|is) free\b)/i,
  /^(?:to )?(?:continue|keep) reading\b.{0,80}$|\bto (?:continue|keep) reading\b.{0,30}\b(?:subscribe|register|sign|log|account)/i,
  /^(?:want|would you like|like) to (?:read|keep|continue|see)\b.{0,40}\?/i,
  /\bcreate (?:a|an|your) (?:free )?account\b|\b(?:free )?registration (?:is )?(?:required|free)\b/i,
  /\bthis (?:article|content|story) is (?:reserved|only available|exclusive|for)\b.{0,40}\b(?:subscribers|members|registered)\b/i,
  /^by (?:signing up|subscribing|registering|clicking|continuing)\b/i,
  /^(?:this (?:web)?site|our (?:web)?site|we(?: and our (?:\d+ )?partners)?|by using) .{0,80}\bcookies\b/i,
  /\bwe value your privacy\b|\baccept (?:all )?cookies\b|\bcookie (?:settings|preferences|policy|notice)\b/i,
  /\bsubscribe (?:now )?to (?:our|the) .{0,40}\bnewsletter\b|\bsign up (?:for|to) (?:our|the) .{0,40}\b(?:newsletter|briefing|alerts)\b/i,
  /^(?:advertisement|advertising|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|annons)\s*:?$/i,
  /^(?:story |article )?continues (?:below|after) (?:the )?advert/i,
  /^(?:skip|jump) to (?:main )?content\b|\bplease enable javascript\b|\benable javascript (?:to|in your)\b/i,
  /^(?:©|\(c\)|copyright\b).{0,120}$|\ball rights reserved\b/i,
  /^\d+ min(?:ute)?s?(?: to)? (?:read|listen)$|^(?:listen to|save|gift|bookmark) (?:this )?(?:article|story)\b.{0,20}$|^save for later$/i,
  /^(?:\d+ )?comments?$|^(?:leave|add|post|write) a comment$|^(?:show|view|load|see) (?:more|all|comments)$|^back to top$/i,
  /\bbereits (?:abonnent|registriert|kunde)|\bweiterlesen mit\b|\b(?:newsletter|jetzt) abonnieren\b|\bwir verwenden cookies\b/i,
  /\babonnez-vous\b|\bdéjà abonnée?\b|\bréservée? (?:aux|à nos) abonnés\b|\bnous utilisons des cookies\b/i,
  /\bsuscr[ií]bete\b|\bya (?:es|eres) suscriptor\b|\b(?:utilizamos|usamos) cookies\b/i,
  /\blogga in för att läsa\b|\bredan prenumerant\b|\bvi använder (?:kakor|cookies)\b/i,
]

/** The page says this to a reader where a button or a link to press stands with it. */
const PERHAPS =
  /^(?:subscri(?:be|ption)|sign (?:up|in)|register|log ?in|join (?:us|now|our|the)|become an? (?:member|subscriber|supporter)|support (?:us|our)|donate|download (?:our|the) app|get (?:our|the) .{0,40}(?:(?:news)?letter|inbox|app|alerts|e-?mail|news)|stay (?:informed|up to date|in the loop|connected)|join [\d,.]+|enter your e-?mail|get unlimited|your (?:e-?mail|inbox)|(?:our )?newsletter|don['’]?t miss|never miss|enjoy(?:ed|ing)|follow (?:us|this|the)|unlock|limited offer|start your|try .{0,30} (?:free|for)|thank you for reading|like this (?:article|story)|abonnieren|anmelden|registrieren|inscrivez|s['’]abonner|regístrate|prenumerera)/i

const SHARING = new Set(
  (
    'share shares sharing on via this article story page post link links the by with your friends facebook twitter x tweet whatsapp email e-mail mail print copy ' +
    'linkedin reddit telegram pinterest bluesky mastodon threads save bookmark messenger flipboard pocket sms send pin instagram youtube tiktok follow us listen gift ' +
    'teilen drucken merken per auf artikel partager imprimer sur envoyer compartir en imprimir dela på skriv ut a 0 1 2 3 4 5 6 7 8 9 copied comment comments min read'
  ).split(' '),
)
const SHARE_WORD =
  /\b(?:shar(?:e|es|ing)|facebook|twitter|tweet|whatsapp|linkedin|reddit|pinterest|bluesky|telegram|print|copy|teilen|partager|compartir|dela|e-?mail|bookmark|save|follow)\b/i

const SHARE_HOSTS =
  /^(?:mailto:\?|whatsapp:|sms:|fb-messenger:|https?:\/\/(?:[a-z]+\.)?(?:facebook\.com\/(?:sharer|dialog|share)|(?:twitter|x)\.com\/(?:intent|share)|linkedin\.com\/(?:share|cws)|reddit\.com\/submit|t\.me\/share|telegram\.me\/share|wa\.me\/|api\.whatsapp\.com|pinterest\.[a-z.]+\/pin\/create|bsky\.app\/intent|threads\.net\/intent|getpocket\.com\/save|share\.flipboard\.com))/i

const RELATED =
  /^(?:read (?:more|also|next|on)|also read|see also|related(?: (?:articles?|stories|content|links|topics|reading|news|posts))?|more (?:on|from|about|in|stories|news|like this)|more to read|further reading|recommended|you (?:may|might) (?:also )?like|most (?:read|popular|viewed)|popular|trending|up next|next(?: article)?|previous(?: article)?|latest|top stories|don['’]t miss|in this (?:article|section|series)|topics|tags|filed under|mehr zum thema|mehr (?:zu|über|aus)|lesen sie auch|auch interessant|das könnte sie|à lire aussi|lire aussi|sur le même (?:thème|sujet)|lee también|más (?:sobre|noticias)|te puede interesar|läs (?:också|även|mer)|mer om)(?=$|[\s:>»→|.–—-])/i

/** Whether a block is the page's word to its visitor beyond doubt. */
export const isSurelyNotice = (text: string): boolean =>
  text.length <= LONGEST_NOTICE && SURELY.some((phrase) => phrase.test(text))

/** Whether a block may be one: it is where something to press stands with it. */
export const isPerhapsNotice = (text: string): boolean =>
  text.length <= LONGEST_NOTICE && PERHAPS.test(text.trim())

/** Whether a text is nothing but labels of share buttons. */
export function isSharing(text: string): boolean {
  if (text.length > 200 || !SHARE_WORD.test(text)) return false
  const words = text.toLowerCase().match(/[\p{L}\d-]+/gu) ?? []
  return words.every((word) => SHARING.has(word) || /^\d+$/.test(word))
}

/** Whether a link opens a network's form to share with. */
export const isShareLink = (href: string): boolean => SHARE_HOSTS.test(href.trim())

/** Whether a heading or a lead announces links to other articles. */
export const isRelatedLead = (text: string): boolean => text.length <= 80 && RELATED.test(text.trim())
