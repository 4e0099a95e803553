/** What the sources share in reading an address: which addresses are looked at, and their path without what clings to it. */

/** An address of the web in its usual form: HTTP or HTTPS on its own port, at most 2048 characters long. */
export function isPlainAddress(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && url.port === '' && url.href.length <= 2048
}

/** What the text around a link leaves at its end, in Western and Japanese type. */
const CLINGING = /[\s/.,;:!)\]}>'"\u2019\u201D\xBB\u3001\u3002\u300D\u300F\u3011\uFF09\uFF0C\uFF0E]/

/** The path's segments, decoded, without the marks that cling to its end; none when an escape in it is broken. */
export function pathSegments({ pathname }: URL): string[] {
  try {
    return withoutClinging(decodeURIComponent(pathname)).split('/').filter(Boolean)
  } catch {
    return [] // a broken escape is in no address the sources give out
  }
}

/** The text without the slashes, closing marks and white space that cling to its end. */
export function withoutClinging(text: string): string {
  // One by one from the end: a pattern would begin anew at each mark further ahead.
  let end = text.length
  while (CLINGING.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}
