/** Elements of WordprocessingML that hold no text, or text that is no longer there. */
import { isTag, type Element } from 'domhandler'
import { firstNamed } from '../tree.ts'

/** Properties, and what stands above other letters to tell how they sound. */
const PASSED = new Set(
  (
    'w:pPr w:rPr w:tblPr w:tblPrEx w:tblGrid w:trPr w:tcPr w:sectPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr ' +
    'w:rt w:delText w:delInstrText m:rPr m:ctrlPr'
  ).split(' '),
)

export const isPassed = (name: string): boolean => PASSED.has(name)

/** What a tracked change took away, or moved to another place. */
export const isAway = (name: string): boolean => name === 'w:del' || name === 'w:moveFrom'

/** What a tracked change brought. */
export const isCame = (name: string): boolean => name === 'w:ins' || name === 'w:moveTo'

/** One of the forms in which a file has the same thing, so that it comes once: the first with text in it. */
export function chosen(alternatives: Element): Element {
  const forms = alternatives.children.filter((child) => isTag(child))
  return forms.find((form) => firstNamed(form, 't') !== null) ?? forms[0] ?? alternatives
}
