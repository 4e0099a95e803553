/** Unicode's tag characters spell ASCII that nobody sees; `cleanText` drops them, and here is told what they said. */

/** A run of tag characters that spells something; the subdivision flags spell at most six letters after a black flag. */
const TAGGED = /(?<!\u{1F3F4}[\u{E0000}-\u{E007F}]{0,7})[\u{E0020}-\u{E007E}]{4,}/gu

/** What each run of tag characters in the text spells. */
export function spelledInTags(text: string): string[] {
  // The high surrogate that all tag characters share: nearly every text is done here.
  if (!text.includes('\u{DB40}')) return []
  return Array.from(text.matchAll(TAGGED), ([run]) =>
    Array.from(run, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xe0000)).join(''),
  )
}
