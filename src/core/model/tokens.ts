/** How many tokens a text may take: reckoned on the high side, since no two models cut texts alike. */

const CHARACTERS_A_TOKEN = 3

/** More tokens than any model in use makes of the text: a third of its Latin characters, every other character. */
export function estimateTokens(text: string): number {
  let beyond = 0
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) beyond += 1
  return Math.ceil((text.length - beyond) / CHARACTERS_A_TOKEN) + beyond
}
