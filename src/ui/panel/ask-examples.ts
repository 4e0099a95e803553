/** Questions to begin with: what the digest says nothing of, and what its answers do not tell of sections they rest on. */
import type { Digest } from '../../core/digest.ts'
import { exampleKey } from '../../i18n/keys.ts'
import type { Translate } from '../../i18n/t.ts'

const MOST_EXAMPLES = 3
const MOST_SECTIONS = 2
/** Sections every paper has say nothing about this one. */
const EVERYWHERE =
  /^(?:abstract|introduction|related works?|background|conclusions?|discussion|results?|experiments?|evaluation|methods?|analysis|limitations?|references|appendix|acknowledge?ments?|概要|要旨|はじめに|序論|関連研究|結論|おわりに|まとめ|考察)$/i
/** Longer headings make no question. */
const LONGEST_HEADING = 60

/** Up to three example questions. */
export function exampleQuestions(digest: Digest | undefined, t: Translate): string[] {
  const evidence = digest?.items.flatMap((item) => item.evidence) ?? []
  const sections = [...new Set(evidence.map(({ section }) => section.replace(/^[\d.A-Z]{1,8}\s+/, '')))]
    .filter((section) => section && section.length <= LONGEST_HEADING && !EVERYWHERE.test(section))
    .slice(0, MOST_SECTIONS)
  const silent = digest?.notStated ?? []
  const questions = [
    ...silent.slice(0, MOST_EXAMPLES - sections.length).map((slot) => t(exampleKey(slot))),
    ...sections.map((section) => t('ask_example_section', { section })),
    ...(['limits', 'data', 'result'] as const).map((slot) => t(exampleKey(slot))),
  ]
  return [...new Set(questions)].slice(0, MOST_EXAMPLES)
}
