/** Of several texts that could not be read, which one's failure tells a reader most. */
import type { PaperDocument, TextFailure } from './document.ts'

/** A kind of text that was not read, and why. */
export type PassedOver = NonNullable<PaperDocument['passedOver']>[number]

/** Said of a text that is not there: any other failure tells more than these. */
const ABSENT: ReadonlySet<TextFailure> = new Set(['not-offered', 'not-found'])

/** The failure to tell of: of the best text that was there at all, else the most that is known; undefined for none. */
export function tellingFailure(passedOver: readonly PassedOver[]): TextFailure | undefined {
  const reasons = passedOver.map(({ reason }) => reason)
  return (
    reasons.find((reason) => !ABSENT.has(reason)) ?? reasons.find((reason) => reason === 'not-found') ?? reasons[0]
  )
}

/** What a transfer that broke off makes of a file: it may be whole the next time. Any other failure lies with the file itself. */
export function mayBeBrokenOff(failure: TextFailure): boolean {
  return failure === 'damaged' || failure === 'not-this-format' || failure === 'empty'
}
