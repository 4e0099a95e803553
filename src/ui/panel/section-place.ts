/** How a place in the paper is named in one line. */

/** A numbered section takes its sign, `§3.2 Training`, and in brief its number is enough; a named one has neither. */
export function sectionPlace(section: string, isBrief: boolean): string {
  const number = /^(?:\d[\d.]{0,12}|[IVX]{2,5}|[A-Z](?:\.[\d.]{1,12})?)(?=\s|$)/.exec(section)?.[0]
  if (number === undefined) return section
  return isBrief ? `§${number}` : `§${section}`
}
