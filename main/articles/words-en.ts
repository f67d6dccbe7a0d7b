/** English words by what they do in a sentence: closed classes and, open-ended, the verbs that report. */

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '')
const set = (words: string): ReadonlySet<string> => new Set(list(words))

/** Words before which a clause begins. */
export const OPENERS = set(`
  and but or nor yet so that who whom whose which what when where while whether why how because although though if
  unless until since after before as than whereas once`)

/** With a full stop, and yet no end of a sentence; what follows is a name or a number. */
export const TITLES = set(`
  mr mrs ms mx dr prof rev fr hon pres gov sen sens rep reps amb atty gen lt col sgt capt cpl cmdr maj adm brig pvt supt det
  insp messrs mmes st mt ft no nos vs v eg ie cf viz al approx dept univ assn bros jan feb mar apr aug sept sep oct nov dec
  ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla ore pa penn tenn tex vt
  va wash wis wyo mon tue tues wed thu thur thurs fri sat`)

/** With a full stop; they end a sentence only if the next word is one that begins sentences. */
export const ABBREVIATIONS = set(
  'jr sr inc corp co ltd llc bros etc esq ph.d m.d a.m p.m u.s u.k u.n d.c e.u b.c a.d',
)

/** Capitalised, they tell that a sentence begins. */
export const STARTERS = set(`
  the a an this that these those he she it they we you i but and or so yet in on at by for from with after before during
  since when while if although though because as to his her their its our my there here what who how why where some many
  most all both not no one now then still even just only also however meanwhile instead according asked despite under over`)

export const DETERMINERS = set(`
  the a an this that these those his her its their our your my some many most all both several few no any each every either
  neither another other others such more fewer less much one two three four five six seven eight nine ten dozens hundreds
  thousands millions half`)

export const PRONOUNS = set(`
  i you he she it we they me him us them who which whom everyone everybody anyone anybody someone somebody nobody none
  myself himself herself itself ourselves themselves others mine hers theirs`)

export const PREPOSITIONS = set(`
  of in on at by for from with without within into onto upon about against between among amid amidst during before after
  since until till toward towards through throughout over under above below beyond behind beside besides near despite
  across along around per via than like unlike except including regarding concerning to as off outside inside out up down`)

export const CONJUNCTIONS = set(`
  and or but nor yet so that if because although though while whereas when whenever where wherever why how whether what
  whatever unless once`)

export const AUXILIARIES = set(`
  am is are was were be been being has have had having do does did done will would shall should can could may might must
  ain't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't cannot
  couldn't mightn't mustn't`)

export const ADVERBS = set(`
  not never ever also then later first already just still even now soon often always sometimes again once too further
  instead long once yet only almost rather quite very well perhaps maybe both all twice thus therefore however there here far away together`)

/** On Thursday, yesterday: they stand where a name may, and are none. */
export const DATES = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
  november december today yesterday tomorrow tonight week month year morning afternoon evening night day days weeks months
  years time ago`)

/** Verbs that report nothing, in forms that give no sign of being verbs: a noun phrase ends before them. */
export const OTHER_VERBS = set(`
  went goes go took take takes got get gets ran run runs left leave leaves began begin begins became become becomes put puts
  set sets met meet meets led lead leads lost lose loses built build builds cut cuts drew draw draws drove fell fall falls grew
  grow grows knew laid let lets lay lies paid pay pays rose rise rises sat sit sits sent send sends shot spent spend spends
  stood stand stands stole struck taught threw wore works lives live remains remain helps help helped done gone taken born
  broke broken chose chosen bought sold caught kept slept ate`)

/** Verbs that report what somebody said, thought, wanted, showed or took sides for, in their plain form. */
export const VERBS = list(`
  abandon absolve accept accuse acknowledge add address admit admonish advise advocate affirm agree aim alert allege allow
  allude analyze announce answer anticipate apologize appeal appear applaud appreciate approve argue articulate ask assail
  assert assess assume assure attack attest attribute authorize avow back ban bash beg begrudge believe belittle bemoan berate
  blame blast bless block boast brag brand brief bring broach call campaign caution celebrate challenge champion
  change characterize charge chastise chide chronicle cite claim clarify come commend comment commit compare complain
  conclude concede concern condemn confess confirm confront congratulate consider contend contradict contest continue
  contrast convey convince counsel counter credit criticise criticize declare decide decline decry deem defend define
  demand denigrate denounce deny depict deplore deride describe desire detail determine dictate disagree disavow disclose
  discount discover discuss dislike dismiss dispute disparage distance document doubt dream dub echo elaborate
  email embrace emphasise emphasize enact encourage endorse enjoy envision estimate evaluate examine exclaim excoriate expect
  explain explore expose express extol fault favor favour fear feel fight file find flag float focus forecast foresee forget
  frame fret fume gather give gloat gripe grant grumble guarantee guess hail hammer happen hate hear highlight hint
  hit hold honor hope identify ignore illustrate imagine imply include indicate inform inquire insinuate insist instruct
  insult intend interject interpret interview introduce invite invoke jab joke judge justify keep know label lambast lambaste lament
  laud laugh launch lash learn like liken list lobby look love maintain make mandate marvel mean mention
  misrepresent mock mourn muse name narrate need nominate note notice notify object observe offer opine oppose order outline own
  paint pan perceive phone pitch plan plead pledge point ponder portray post praise preach predict prefer present press
  presume pretend proclaim prod profess prohibit project promise promote prompt pronounce propose protest prove provide publish push
  question quip quote raise rail rally rank rant rate ratify read realise realize reason reassert reassure rebuff rebuke rebut
  recall recite reckon recognise recognize recommend recount refer reflect refuse refute regard regret reiterate reject
  rejoice relate relay release relish remark remember remind renounce repeat reply report represent repudiate
  request require reserve resolve respect respond restate retort retweet reveal revere review ridicule rip rue rule
  sanction say scoff scold scorn scream see seek seem sense shout show shrug side sigh signal sing sign slam slap snap sneer
  solicit sound speak specify speculate spell spread state stipulate stress stump submit suggest sue summarise summarize
  supply support suppose surmise suspect swear talk target taunt tease tell testify text thank theorize think threaten tout
  trash trumpet trust try tweet understand underline underscore unveil upbraid uphold urge use vent venture verify veto
  view vilify voice volunteer vote vouch vow want warn watch welcome whine whisper win wish withhold wonder
  worry worship write yell yearn`)

/** plain past participle, where -ed does not do. */
export const IRREGULAR: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `say:said tell:told think:thought know:knew,known write:wrote,written speak:spoke,spoken see:saw,seen find:found
   show:showed,shown feel:felt hear:heard hold:held understand:understood swear:swore,sworn mean:meant read:read
   foresee:foresaw,foreseen forecast:forecast,forecasted withhold:withheld uphold:upheld seek:sought give:gave,given make:made
   come:came bring:brought fight:fought forget:forgot,forgotten hit:hit keep:kept sing:sang,sung spread:spread win:won
   learn:learned,learnt dream:dreamed,dreamt spell:spelled,spelt beg:begged deny:denied`
    .split(/\s+/)
    .map((entry) => entry.split(':'))
    .map(([verb, forms]) => [verb ?? '', (forms ?? '').split(',')]),
)

/** What belongs to the verb though it stands behind it. */
export const PARTICLES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `point:out,to call:for,on,out refer:to allude:to talk:about,of speak:about,of,against,out rail:against complain:about,of
   lash:out ask:about,for wonder:about,at worry:about agree:with,to,on disagree:with object:to focus:on comment:on
   respond:to reply:to react:to appeal:to,for push:for,back press:for fight:for,against argue:for,against vote:for,against
   campaign:for,against protest:against warn:of,about,against accuse:of boast:of,about brag:about joke:about lay:out
   spell:out hint:at scoff:at look:at,to,for dream:of,about think:of,about know:of,about hear:of,about learn:of,about
   approve:of apologize:for vouch:for advocate:for plead:for,with side:with elaborate:on reflect:on insist:on
   decide:on rule:on,out,against fret:about fume:about,at gripe:about grumble:about laugh:at muse:about rant:about,against
   lobby:for,against aim:at,for opine:on,about testify:about rally:for,against,behind hope:for wish:for distance:from
   sound:off read:out write:about,of,off tweet:about speculate:about say:of come:out object:to stump:for commit:to
   sue:over concede:to sign:on yearn:for inquire:about shout:at,down yell:at believe:in care:about compare:to,with`
    .split(/\s+/)
    .map((entry) => entry.split(':'))
    .map(([verb, words]) => [verb ?? '', (words ?? '').split(',')]),
)

/** Cues of several words, or of one that is no verb. */
export const PHRASES = ['according to', 'in the words of', 'in the view of', 'as per']
