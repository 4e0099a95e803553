import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { errorInfo } from '../../src/core/errors.ts'
import { TEXT_FAILURES } from '../../src/core/document.ts'
import { loadMessages } from '../../src/i18n/t.ts'
import { ErrorText } from '../../src/ui/components/ErrorText.tsx'
import { MessagesContext } from '../../src/ui/hooks/messages.ts'
import { mount } from './mount.tsx'

async function show(params: Record<string, string>) {
  const messages = await loadMessages('en')
  return mount(
    <MessagesContext.Provider value={messages}>
      <ErrorText error={errorInfo('text-unavailable', params)} onRetry={() => {}} />
    </MessagesContext.Provider>,
  )
}

test('a text that could not be read is said with its reason and that reason’s next step', async () => {
  await show({ id: 'acl:E03-1007', reason: 'scanned' })
  await expect.element(page.getByText('The PDF is a scan: pictures of pages, without text.')).toBeVisible()
  await expect.element(page.getByText('look for a version with text')).toBeVisible()
})

test('each reason has words of its own', async () => {
  const said = new Set<string>()
  for (const reason of TEXT_FAILURES) said.add((await show({ reason })).textContent)
  expect(said.size).toBe(TEXT_FAILURES.length)
})

test('trying again is offered where the file may have broken off on its way, and not where it would be the same', async () => {
  expect((await show({ reason: 'damaged' })).querySelector('button')?.textContent).toBe('Try again')
  expect((await show({ reason: 'encrypted' })).querySelector('button')).toBeNull()
})

test('a reason nobody knows is left out', async () => {
  const root = await show({ reason: 'moonlight' })
  expect(root.textContent).toContain('Read the paper’s page or its PDF directly.')
  expect(root.textContent).not.toContain('moonlight')
})
