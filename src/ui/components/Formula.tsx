/**
 * One formula as MathML, which every browser draws and every screen reader reads. KaTeX loads with the first formula;
 * until then, and for whatever it cannot set, the TeX source stands there. Papers are hostile input, hence the limits.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { MAX_FORMULA_LENGTH } from './split-formulas.ts'

/** Formulas set on one page at a time; the rest stay as TeX, so that no paper can hang the panel. */
const MAX_FORMULAS = 300

let formulasShown = 0

/** Shows TeX source as a formula. */
export function Formula({ tex }: { tex: string }) {
  const holder = useRef<HTMLSpanElement>(null)
  const [isSet, setIsSet] = useState(false)

  useEffect(() => {
    const element = holder.current
    if (!element || tex.length > MAX_FORMULA_LENGTH || formulasShown >= MAX_FORMULAS) return undefined
    const place = { isGone: false }
    formulasShown += 1
    const fill = async () => {
      const isDone = await setFormula(tex, element, place)
      if (!place.isGone) setIsSet(isDone)
    }
    void fill()
    return () => {
      place.isGone = true
      formulasShown -= 1
    }
  }, [tex])

  return (
    <span class="formula" lang="en" translate={false}>
      <span ref={holder} hidden={!isSet} />
      {!isSet && <code class="formula-source">{tex}</code>}
    </span>
  )
}

async function setFormula(tex: string, element: HTMLElement, place: { isGone: boolean }): Promise<boolean> {
  try {
    const { default: katex } = await import('katex')
    if (place.isGone) return false
    katex.render(tex, element, {
      output: 'mathml',
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    })
    return true
  } catch {
    // What KaTeX cannot set is shown as its source: the reader still has the author's own TeX.
    element.replaceChildren()
    return false
  }
}
