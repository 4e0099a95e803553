/** Summary and abstract are there, and what was written in Japanese keeps one register and one form for each term. */
import { abstractOf } from '../../digest-assembly.ts'
import { NONE } from '../check.ts'
import { politeSentences, plainSentences } from '../checks/register.ts'
import { faultsIn } from '../checks/punctuation.ts'
import { secondForms } from '../checks/terms.ts'
import type { DigestCheck, DigestCheckInput, Finding } from '../digest-check.ts'
import { writtenTexts } from '../written-text.ts'

export const texts: DigestCheck = {
  id: 'texts',
  reason: 'One sentence and the abstract are what a reader sees first, and one digest speaks with one voice.',
  threshold: { missing: NONE, otherRegister: NONE, secondForms: NONE },
  run(input) {
    const { digest } = input
    return [
      ...(digest.summary && digest.summary.text.trim() !== '' ? [] : [{ where: 'summary', detail: 'missing' }]),
      ...abstractFaults(input),
      ...wordingFaults(digest),
    ]
  },
}

function abstractFaults({ digest: { abstract, paper }, document }: DigestCheckInput): Finding[] {
  const own = paper.abstract ?? (document && abstractOf(document)) ?? ''
  if (abstract ? abstract.text.trim() === '' : own !== '') return [{ where: 'abstract', detail: 'missing' }]
  if (abstract?.by === 'original' && own !== '' && abstract.text !== own)
    return [{ where: 'abstract.text', detail: 'not the paper’s own, as it says it is' }]
  return []
}

function wordingFaults({ abstract, items }: DigestCheckInput['digest']): Finding[] {
  if (!abstract || abstract.by === 'original' || abstract.language !== 'ja') return []
  const plain = plainSentences(abstract.text)
  // A translator cannot be told a register, so its abstract only has to keep to one; others follow the answers.
  const isMixed = abstract.by === 'translator' ? politeSentences(abstract.text).length > 0 : true
  const written = items.flatMap((item) => writtenTexts(item)).join('\n')
  const known = secondForms(written)
  return [
    ...(isMixed && plain[0] !== undefined ? [`plain form: …${plain[0].slice(-20)}`] : []),
    ...(abstract.by === 'translator' ? [] : faultsIn(abstract.text)),
    ...secondForms(`${written}\n${abstract.text}`).filter((forms) => !known.includes(forms)),
  ].map((detail) => ({ where: 'abstract.text', detail }))
}
