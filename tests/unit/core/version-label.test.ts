import { expect, test } from 'vitest'
import { versionLabel } from '../../../src/core/version-label.ts'
import { buildPaper } from '../../support/build-view.ts'

test('an arXiv paper always has a version', () => {
  expect(versionLabel(buildPaper({ version: 1, latestVersion: 1 }))).toBe('v1')
})

test('an ACL paper has one only once it was revised', () => {
  const id = 'acl:2023.acl-long.656'
  expect(versionLabel(buildPaper({ id, version: 1, latestVersion: 1 }))).toBeUndefined()
  expect(versionLabel(buildPaper({ id, version: 1, latestVersion: 2 }))).toBe('v1')
})

test('a site that never has versions shows none', () => {
  expect(versionLabel(buildPaper({ notApplicable: ['version'] }))).toBeUndefined()
})
