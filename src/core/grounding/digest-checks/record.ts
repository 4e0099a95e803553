/** The paper's record is whole and clean: a title, authors as a list of names, dates, a subject, links to its own site. */
import type { Paper } from '../../paper.ts'
import { localIdOf, sourceOf } from '../../paper-id.ts'
import { NONE } from '../check.ts'
import type { DigestCheck, Finding } from '../digest-check.ts'

const HOSTS = { arxiv: /^(?:www\.|export\.)?arxiv\.org$/, acl: /^(?:www\.)?aclanthology\.org$/ }
// "King, Jr." is one name, "King, Abernathy" are two.
const SEVERAL_NAMES = /[;、]|,(?! ?(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b)| and /
const NOT_IN_A_NAME = /[[\]{}<>†‡∗*¶§\d\uFFFD]|^[‘’'"“]|["”]$/
// The site's frame around a title: "[2308.05481] …", "… - ACL Anthology".
const FRAME = /^\[\d{4}\.\d{4,5}(?:v\d+)?\]|(?: [-|–] (?:ACL Anthology|arXiv(?:\.org)?))$/i

export const record: DigestCheck = {
  id: 'record',
  reason:
    'A venue paper without dates, its authors printed as a programming-language list, shows that nobody looked.',
  threshold: { faults: NONE },
  run({ digest: { paper } }) {
    return [
      ...titleFaults(paper),
      ...authorFaults(paper),
      ...dateFaults(paper),
      ...subjectFaults(paper),
      ...linkFaults(paper),
    ]
  },
}

function titleFaults({ title }: Paper): Finding[] {
  const detail = title.trim() === '' ? 'missing' : FRAME.test(title) ? 'holds the site’s frame' : undefined
  return detail ? [{ where: 'paper.title', detail }] : []
}

function authorFaults({ authors, notApplicable }: Paper): Finding[] {
  if (authors.length === 0)
    return notApplicable.includes('authors') ? [] : [{ where: 'paper.authors', detail: 'missing' }]
  return authors.flatMap((name, index) => {
    const where = `paper.authors.${index}`
    if (name.trim() === '') return [{ where, detail: 'empty' }]
    if (NOT_IN_A_NAME.test(name)) return [{ where, detail: `no plain name: ${name.slice(0, 80)}` }]
    return SEVERAL_NAMES.test(name) ? [{ where, detail: `several names: ${name.slice(0, 80)}` }] : []
  })
}

function dateFaults({ published, updated, notApplicable }: Paper): Finding[] {
  const findings: Finding[] = []
  if (published === undefined && !notApplicable.includes('published'))
    findings.push({ where: 'paper.published', detail: 'missing' })
  for (const [field, date] of Object.entries({ published, updated }))
    if (date !== undefined && !isDate(date)) findings.push({ where: `paper.${field}`, detail: `no date: ${date}` })
  const exact = Math.min(published?.length ?? 0, updated?.length ?? 0)
  if (published && updated && updated.slice(0, exact) < published.slice(0, exact))
    findings.push({ where: 'paper.updated', detail: 'before it was published' })
  return findings
}

function isDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return (
    year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
}

function subjectFaults({ categories, venue, notApplicable }: Paper): Finding[] {
  const isNamed = categories.length > 0 || (venue !== undefined && venue.trim() !== '')
  const isExcused = notApplicable.includes('categories') && notApplicable.includes('venue')
  const empty = categories.some(({ code, name }) => code.trim() === '' || name.trim() === '')
  if (empty) return [{ where: 'paper.categories', detail: 'one has no code or no name' }]
  return isNamed || isExcused ? [] : [{ where: 'paper.categories', detail: 'neither category nor venue' }]
}

function linkFaults({ id, links }: Paper): Finding[] {
  const host = HOSTS[sourceOf(id)]
  const findings: Finding[] = []
  for (const field of ['abs', 'pdf', 'html'] as const) {
    const link = links[field]
    if (link !== undefined && !isOfSite(link, host))
      findings.push({ where: `paper.links.${field}`, detail: 'of another site' })
  }
  if (!links.abs.toLowerCase().includes(localIdOf(id).toLowerCase()))
    findings.push({ where: 'paper.links.abs', detail: 'of another paper' })
  return findings
}

function isOfSite(link: string, host: RegExp): boolean {
  return host.test(/^https?:\/\/([^/?#:@\\]+)(?:[/?#:]|$)/i.exec(link)?.[1]?.toLowerCase() ?? '')
}
