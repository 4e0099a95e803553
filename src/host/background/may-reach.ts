/** Whether the reader allowed requests to an origin. */
import { originPattern } from '../../core/model/address.ts'
import { browser, patternsHavePorts } from '../../wire/browser.ts'

/** As the browser says at this moment: a permission may be taken back at any time. */
export async function mayReach(origin: string): Promise<boolean> {
  const pattern = originPattern(origin, patternsHavePorts)
  return pattern !== undefined && browser.permissions.contains({ origins: [pattern] })
}
