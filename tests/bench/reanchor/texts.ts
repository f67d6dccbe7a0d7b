import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Random } from './random.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** Where the corpus is, if nobody says otherwise. */
export const CORPUS = resolve(ROOT, '../shared/corpora/polnear')

export interface BenchText {
  readonly name: string
  readonly text: string
}

function readFolder(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
}

/** Articles one after the other, from the `from`th on, until there are `size` code units; whole articles, so a bit more. */
function gather(articles: readonly string[], from: number, size: number): string {
  let text = ''
  for (let at = from; text.length < size; at++) text += `${articles[at % articles.length]!}\n\n`
  return text
}

/**
 * The texts of one size: news articles of PolNeAR (`split` dev or train), and made ones: articles that repeat
 * themselves, and other scripts. Without the corpus the seeds and made-up news stand in, and it says so.
 */
export function textsOf(size: number, corpus: string, split: string, count: number): BenchText[] {
  const folder = join(corpus, split, 'text')
  const random = new Random(size + split.length)
  let articles: string[]
  if (existsSync(folder)) articles = readFolder(folder)
  else {
    console.log(`reanchor: the corpus is not here (${folder}); measured on the seeds and on made-up news`)
    const invented = Array.from({ length: Math.ceil(size / 4000) + 8 }, () => makeArticle(NEWS, random))
    articles = [...readFolder(join(ROOT, 'seeds')), ...invented]
  }
  const texts = Array.from({ length: count }, (_, at) => ({
    name: 'news',
    text: gather(articles, (at * 7) % articles.length, size),
  }))
  const few = articles.filter((each) => each.length < size / 2).slice(0, 2)
  texts.push({ name: 'repeating', text: gather(few.length > 0 ? few : articles, 0, size) })
  for (const [name, words] of Object.entries(SCRIPTS)) {
    const made = Array.from({ length: 12 }, () => makeArticle(words, random))
    if (size <= 20_000) texts.push({ name, text: gather(made, 0, size) })
  }
  return texts
}

interface Vocabulary {
  readonly words: readonly string[]
  readonly blank: string
  readonly comma: string
  readonly stop: string
}

const split = (words: string) => words.split(' ')

const NEWS: Vocabulary = {
  words: split(
    'the the the the of of to to in in a a and and that said for on with was by it has its from were after would not port authority ferry council minister Norrby Velmark Aster harbour crews union passengers figures percent report winter northern southern office engineers bridge paper mill market prices orders fell rose announced denied warned expected according spokesman statement decision Monday Tuesday Friday budget million crowns euros fares tickets school island repairs boats months workers government opposition parliament committee hearing evidence investigation court ruling appeal lawyers police officers emergency hospital doctors patients weather storm coast railway station trains delays',
  ),
  blank: ' ',
  comma: ',',
  stop: '.',
}

const SCRIPTS: Record<string, Vocabulary> = {
  chinese: {
    words: split(
      '的 的 的 了 在 是 和 港口 管理局 渡轮 市长 议会 表示 北部 南部 乘客 增加 减少 百分之十二 去年 今年 冬天 桥梁 关闭 安全 工程师 工会 不同意 决定 三月 投票 价格 石油 工厂 订单 下降 因为 但是 记者 报道 声明 星期二',
    ),
    blank: '',
    comma: '，',
    stop: '。',
  },
  japanese: {
    words: split(
      'の の は を に が と で した した する 港 当局 フェリー 市長 議会 発表 北部 南部 乗客 増加 減少 昨年 今年 冬 橋 閉鎖 安全 技術者 組合 反対 決定 三月 投票 価格 石油 工場 注文 下落 しかし 記者 報道 声明 火曜日',
    ),
    blank: '',
    comma: '、',
    stop: '。',
  },
  arabic: {
    words: split(
      'في من على إلى أن قال قالت هيئة الميناء العبارة الشمالية الجنوبية الركاب ارتفع انخفض العام الماضي المجلس الوزير الجسر مغلق آمن المهندسون النقابة القرار مارس التصويت الأسعار النفط المصنع الطلبات لكن تقرير بيان يوم الثلاثاء الشتاء مدينة',
    ),
    blank: ' ',
    comma: '،',
    stop: '.',
  },
  accents: {
    words: split(
      'le la les de du à été où naïve café résumé façade Åsvik Élan hôpital préfet député décision marché employés grève “accord” l’accord qu’elle – 🚢🎉 👍🏽 👩‍👩‍👧 🇳🇴 œuvre garçon déjà même coût île forêt août très après société générale',
    ),
    blank: ' ',
    comma: ',',
    stop: '.',
  },
}

function makeArticle({ words, blank, comma, stop }: Vocabulary, random: Random): string {
  const paragraph = () =>
    Array.from({ length: 1 + random.below(4) }, () => {
      const count = 6 + random.below(22)
      let sentence = ''
      for (let at = 0; at < count; at++) {
        sentence += random.of(words)
        if (at < count - 1) sentence += random.next() < 0.08 ? comma + blank : blank
      }
      return sentence.charAt(0).toUpperCase() + sentence.slice(1) + stop
    }).join(blank)
  return Array.from({ length: 6 + random.below(10) }, paragraph).join('\n\n')
}
