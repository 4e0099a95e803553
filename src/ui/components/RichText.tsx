/** Text from a paper: formulas set, all else plain text nodes. */
import { Formula } from './Formula.tsx'
import { splitFormulas } from './split-formulas.ts'

/** Shows a text with its `$…$` formulas. */
export function RichText({ text }: { text: string }) {
  if (!text.includes('$')) return <>{text}</>
  return (
    <>
      {splitFormulas(text).map((part, index) =>
        'tex' in part ? <Formula key={`${index}-${part.tex}`} tex={part.tex} /> : part.text,
      )}
    </>
  )
}
