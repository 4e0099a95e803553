/** What the sources share in reading an address: which addresses are looked at, and their path without what clings to it. */

/** An address of the web in its usual form: HTTP or HTTPS on its own port, at most 2048 characters long. */
export function isPlainAddress(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && url.port === '' && url.href.length <= 2048
}

/** What the text around a link leaves at its end, in Western and Japanese type. */
const CLINGING =
  /[\s/.,;:!)\]}>'"\u{2019}\u{201D}\u{BB}\u{3001}\u{3002}\u{300D}\u{300F}\u{3011}\u{FF09}\u{FF0C}\u{FF0E}]+$/u

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
  return text.replace(CLINGING, '')
}
