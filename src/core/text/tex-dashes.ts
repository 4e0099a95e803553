/**
 * TeX's dashes as they are printed: `pp. 8--14` → `8–14`, `writing---including` → `writing—including`. arXiv's records
 * keep the author's TeX. Formulas, `$…$`, and addresses are never touched, nor is `--help`, which is no dash.
 */

// A formula and an address are matched to be passed over; a dash stands between words, or free with a space on either side.
const DASH =
  /(?<!\\)(?:\$\$(?:[^$\\]|\\.)+\$\$|\$(?:[^$\\]|\\.)+\$)|https?:\/\/\S+|(?<=[\p{L}\p{N}%$)\]”’"'.])-{2,3}(?=[\p{L}\p{N}$([“‘"'\\])|(?<= )-{2,3}(?= )/gsu

/** The text with its TeX dashes as dashes. */
export function readTexDashes(text: string): string {
  return text.replace(DASH, (found) => (found === '--' ? '–' : found === '---' ? '—' : found))
}
