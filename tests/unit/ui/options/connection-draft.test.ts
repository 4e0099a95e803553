import { describe, expect, test } from 'vitest'
import { presetOf } from '../../../../src/core/model/presets.ts'
import { connectionOf, draftOf, withModel, type Draft } from '../../../../src/ui/options/model/connection-draft.ts'
import { buildConnection } from '../../../support/fake-desk.ts'

const TODAY = '2026-11-28'
const vendor = presetOf('openai')!
const local = presetOf('lmstudio')!
const draft = (change: Partial<Draft> = {}, preset = local): Draft => ({
  ...draftOf(preset, undefined, TODAY),
  ...change,
})
const faults = (change: Partial<Draft>, preset = local, hasKey = false) => {
  const made = connectionOf(preset, draft(change, preset), hasKey)
  return made.ok ? {} : made.faults
}

describe('a draft', () => {
  test('begins with the preset’s address and today’s date, or with what is kept', () => {
    expect(draft()).toMatchObject({ url: 'http://localhost:1234/v1', model: '', priceDate: TODAY })
    const kept = { connection: buildConnection(), hasKey: true }
    expect(draftOf(vendor, kept, TODAY)).toMatchObject({
      model: 'quill-2',
      window: '128000',
      priceIn: '0.5',
      priceOut: '2',
      priceDate: '2026-11-01',
      key: '',
    })
  })

  test('becomes a connection, read as it was meant', () => {
    const typed = { key: ' k ', model: ' quill-2 ', window: '１２８,000', priceIn: '.5', priceOut: '2.00' }
    const made = connectionOf(vendor, draft({ ...typed, priceDate: '2026-11-01' }, vendor), false)
    expect(made).toEqual({ ok: true, connection: buildConnection(), key: 'k' })
  })

  test('without numbers is a connection without window and price', () => {
    const made = connectionOf(local, draft({ model: 'q' }), false)
    expect(made).toEqual({
      ok: true,
      key: undefined,
      connection: { id: 'lmstudio', engine: 'openai', url: 'http://localhost:1234/v1', model: 'q' },
    })
  })

  test('names what is wrong with it, field by field', () => {
    expect(faults({ url: '' })).toEqual({ url: 'empty' })
    expect(faults({ url: 'http://models.example/v1' })).toEqual({ url: 'insecure' })
    expect(faults({}, vendor)).toEqual({ key: 'missing' })
    expect(faults({}, vendor, true)).toEqual({})
    for (const window of ['many', '-5', '1.5', '0']) expect(faults({ window })).toEqual({ window: 'number' })
    expect(faults({ priceIn: '0.5' })).toEqual({ price: 'half' })
    expect(faults({ priceIn: '1e9', priceOut: '1' })).toEqual({ price: 'number' })
    expect(faults({ priceIn: '0', priceOut: '0' })).toEqual({})
  })

  test('for a private network needs the reader’s word, for this machine and the internet none', () => {
    const url = 'http://192.168.1.20:8080/v1'
    expect(faults({ url })).toEqual({ private: 'unconfirmed' })
    const made = connectionOf(local, draft({ url, isPrivateConfirmed: true }), false)
    expect(made).toMatchObject({ ok: true, connection: { url, privateConfirmed: true } })
    const own = connectionOf(local, draft({ isPrivateConfirmed: true }), false)
    expect(own.ok && own.connection).not.toHaveProperty('privateConfirmed')
  })
})

describe('what the server says of a model', () => {
  const models = [{ id: 'quill-2', window: 64_000, price: { input: 0.1 + 0.2, output: 1.5 } }, { id: 'bare' }]
  const told = (known: Draft) => withModel(known, known.model, models, TODAY)

  test('fills the fields that are empty', () => {
    expect(told(draft({ model: 'quill-2', priceDate: '2020-01-01' }))).toMatchObject({
      window: '64000',
      priceIn: '0.3',
      priceOut: '1.5',
      priceDate: TODAY,
    })
  })

  test('changes nothing the reader filled in', () => {
    const own = draft({ model: 'quill-2', window: '8000', priceIn: '9', priceOut: '9' })
    expect(told(own)).toEqual(own)
  })

  test('says nothing of models it does not describe', () => {
    for (const model of ['bare', 'another']) expect(told(draft({ model }))).toEqual(draft({ model }))
  })

  test('of one model goes with it when another is named, and comes back with it', () => {
    const known = told(draft({ model: 'quill-2' }))
    const other = withModel(known, 'bare', models, TODAY)
    expect(other).toMatchObject({ model: 'bare', window: '', priceIn: '', priceOut: '' })
    expect(withModel(other, 'quill-2', models, TODAY)).toEqual(known)
  })

  test('goes, and what the reader typed beside it stays', () => {
    const typed = { ...told(draft({ model: 'quill-2' })), window: '9000', priceOut: '2' }
    expect(withModel(typed, 'bare', models, TODAY)).toEqual({ ...typed, model: 'bare' })
  })
})
