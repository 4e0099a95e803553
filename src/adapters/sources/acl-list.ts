/** Reading the Anthology's lists: volumes, events and people have one markup for their entries. */
import { identifyAcl } from './acl-identify.ts'
import { listed } from './listed.ts'
import type { ListedPaper } from './types.ts'

/** Front matter has an entry like any paper, but nothing to read: number 0, which W, C69 and D19-5x write with two digits. */
const FRONT_MATTER = /(?:\.0|-\d000|:(?:(?:w\d\d|c69)-\d\d|d19-[56]\d)00)$/i

/**
 * The papers of a volume, an event or a person. The mark stands in the second line of badges, where every entry has room,
 * since it has authors below its title; behind the title in an entry without badges.
 */
export function readAclList(page: Document, url: URL): ListedPaper[] {
  return listed(page, url, '.align-items-stretch', (row) => {
    const title = row.querySelector('strong')
    const badges = row.querySelector('.list-button-row')?.lastElementChild
    const anchor = badges?.lastElementChild ?? badges ?? title
    return { link: title?.querySelector('a[href]'), title, anchor, identify: identifyAcl }
  }).filter(({ id }) => !FRONT_MATTER.test(id))
}
