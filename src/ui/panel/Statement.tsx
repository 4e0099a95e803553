/** Words that rest on evidence, with their proof: as they are, or in the browser's translation with the original below. */
import type { Evidence, Translation } from '../../core/digest.ts'
import { Prose } from '../components/Prose.tsx'
import type { LoadPicture } from './PassagePicture.tsx'
import { Proofs, type RevealPassage } from './Proof.tsx'
import { textClass } from './verbatim.ts'

type Props = {
  /** The class of the text. */
  name: string
  text: string
  language: string
  evidence: Evidence[]
  translation: Translation | undefined
  quoteLanguage: string
  onReveal: RevealPassage
  onPicture: LoadPicture | undefined
}

/** Shows the words and their proof. Below a translation each proof line holds the original, and opens to it. */
export function Statement({ name, text, language, evidence, translation, ...proofs }: Props) {
  if (!translation)
    return (
      <>
        <Prose class={textClass(name, text, evidence)} text={text} language={language} />
        <Proofs evidence={evidence} answer={text} {...proofs} />
      </>
    )
  return (
    <>
      <Prose class={name} text={translation.text} language={translation.language} />
      <Proofs evidence={evidence} answer={translation.text} badge="translated" {...proofs} />
    </>
  )
}
