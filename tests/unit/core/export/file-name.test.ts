import { expect, test } from 'vitest'
import { exportFileName } from '../../../../src/core/export/file-name.ts'
import { EXPORT_FORMATS } from '../../../../src/core/export/index.ts'
import { json } from '../../../../src/core/export/json.ts'
import { markdown } from '../../../../src/core/export/markdown.ts'
import { buildAclPaper, buildDigest, buildPaper, buildWeek } from '../../../support/build-digest.ts'
import type { ExportPaper, ExportRequest } from '../../../../src/core/export/types.ts'

function request(papers: ExportPaper[], rest: Partial<ExportRequest> = {}): ExportRequest {
  return { papers, language: 'ja', evidence: true, ...rest }
}

function nameForTitle(title: string) {
  return exportFileName(request([{ entry: { rank: 1, title, summary: '' } }]), markdown)
}

test('a week is named by its days and language', () => {
  expect(exportFileName(request([], { week: buildWeek() }), markdown)).toBe('2023-08-07_2023-08-13-week.ja.md')
  expect(exportFileName(request([], { week: buildWeek(), language: 'en' }), json)).toBe(
    '2023-08-07_2023-08-13-week.en.json',
  )
})

test('a paper is named by its id, and its version where the site has versions', () => {
  expect(exportFileName(request([{ digest: buildDigest() }]), markdown)).toBe('arxiv_2308.01234v2.md')
  expect(exportFileName(request([{ paper: buildPaper({ id: 'arxiv:hep-th/9901001', version: 1 }) }]), json)).toBe(
    'arxiv_hep-th_9901001v1.json',
  )
  expect(exportFileName(request([{ paper: buildAclPaper() }]), markdown)).toBe('acl_2023.demo-owls.7.md')
})

test('a revision is named in the file, though its site numbers few papers', () => {
  const revised = buildAclPaper({ version: 2, latestVersion: 2 })
  expect(exportFileName(request([{ paper: revised }]), markdown)).toBe('acl_2023.demo-owls.7v2.md')
})

test('several notes are named by how many they are', () => {
  expect(exportFileName(request([{ digest: buildDigest() }, { paper: buildAclPaper() }]), markdown)).toBe(
    'notes-2.ja.md',
  )
})

test.each([
  ['Nest [beta] | a tool', 'Nest-beta-a-tool.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['..', 'note.md'],
  ['', 'note.md'],
  ['CON', '_CON.md'],
  ['nul.txt', '_nul.txt.md'],
  ['COM1', '_COM1.md'],
  ['.hidden', 'hidden.md'],
  ['gpj.\u202Eexe', 'gpj.-exe.md'],
  ['a\u0000b\nc', 'a-b-c.md'],
  ['a:b*c?"<>|', 'a-b-c.md'],
  ['trailing. ', 'trailing.md'],
  ['夜の経路計画（改訂版）', '夜の経路計画-改訂版.md'],
  ['か\u3099', 'が.md'],
])('%j becomes the safe name %j', (title, name) => {
  expect(nameForTitle(title)).toBe(name)
})

test('no name is longer than file systems and people bear', () => {
  for (const title of ['x'.repeat(500), '論'.repeat(500), '𠮷'.repeat(500), `CON.${'x'.repeat(500)}`]) {
    const name = nameForTitle(title)
    expect(name.length).toBeLessThanOrEqual(120)
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
    expect(name).toMatch(/\.md$/)
    expect(name).not.toMatch(/\p{Cs}/u)
  }
})

test('every format names its files with its own extension', () => {
  for (const format of EXPORT_FORMATS)
    expect(exportFileName(request([{ digest: buildDigest() }]), format)).toBe(
      `arxiv_2308.01234v2.${format.extension}`,
    )
})
