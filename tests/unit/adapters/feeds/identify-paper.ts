/** Says which paper an address is, in the few forms a weekly list uses; stands in for the sources. */
import type { IdentifyPaper } from '../../../../src/adapters/feeds/types.ts'

export const identifyPaper: IdentifyPaper = (url) => {
  const arxiv = /^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/+(\d{4}\.\d{4,5})(?:v(\d+))?(?:\.pdf)?$/.exec(url)
  if (arxiv) return { id: `arxiv:${arxiv[1]}`, ...(arxiv[2] && { version: Number(arxiv[2]) }) }
  const acl = /^https?:\/\/aclanthology\.org\/(\d{4}\.[a-z0-9.-]+)\/?$/.exec(url)
  return acl ? { id: `acl:${acl[1]}` } : undefined
}
