/** Reads the heading of a LaTeXML section: its number without the trailing dot, its title, and what the markup says it is. */
import type { SectionHeading } from '../../core/section-role.ts'
import { lineOf } from './latexml-text.ts'

const LEVELS: Readonly<Record<string, number>> = {
  ltx_part: 1,
  ltx_chapter: 1,
  ltx_section: 1,
  ltx_appendix: 1,
  ltx_subsection: 2,
  ltx_subsubsection: 3,
  ltx_paragraph: 4,
  ltx_subparagraph: 5,
}

/** The heading of a section, or undefined when it has none of its own. */
export function headingOf(section: Element): Omit<SectionHeading, 'level'> | undefined {
  const marked = markOf(section)
  const heading = section.querySelector(
    ':scope > .ltx_title, :scope > h1, :scope > h2, :scope > h3, :scope > h4, :scope > h5, :scope > h6',
  )
  const tag = heading?.querySelector('.ltx_tag')
  const number = tag ? lineOf(tag).replace(/[.:\s]+$/, '') : ''
  const whole = heading ? lineOf(heading) : ''
  const rest = tag && whole.startsWith(lineOf(tag)) ? whole.slice(lineOf(tag).length) : whole
  const title = rest.replace(/^[\s.:]+|[\s.:]+$/g, '') || whole
  if (title !== '') return { number: title === whole && number === whole ? '' : number, title, ...marked }
  return marked
    ? { number, title: marked.markedAs === 'abstract' ? 'Abstract' : 'Acknowledgements', ...marked }
    : undefined
}

function markOf(section: Element): Pick<SectionHeading, 'markedAs'> | undefined {
  if (section.classList.contains('ltx_abstract')) return { markedAs: 'abstract' }
  if (section.classList.contains('ltx_acknowledgements')) return { markedAs: 'other' }
  return section.classList.contains('ltx_appendix') ? { markedAs: 'appendix' } : undefined
}

/** 1 for a section, 2 for a subsection …; never above the section around it. */
export function levelOf(section: Element, above: number): number {
  for (const name of section.classList) {
    const level = Object.hasOwn(LEVELS, name) ? LEVELS[name] : undefined
    if (level) return Math.max(level, above + 1)
  }
  return above === 0 ? 1 : above + 1
}
