/** The connections as kept, and what the section does with them; whatever failed is said until something works. */
import { useEffect, useState } from 'preact/hooks'
import { AppError, toErrorInfo, type ErrorInfo } from '../../../core/errors.ts'
import type { Connection, ModelInfo } from '../../../core/model/connection.ts'
import type { KeptConnection, ModelDesk } from '../../../wire/model-desk.ts'
import type { Wire } from '../../../wire/protocol.ts'

export type Desk = {
  /** Absent until the library answered. */
  kept: readonly KeptConnection[] | undefined
  error: ErrorInfo | undefined
  load(): void
  /** Keeps a connection; whether that worked. */
  save(connection: Connection, key?: string): Promise<boolean>
  remove(id: string): Promise<boolean>
  /** The server's models. Rejects with an `AppError`; must be called in the click itself. */
  test(connection: Connection, key: string | undefined): Promise<ModelInfo[]>
}

/** Joins the desk to the page. */
export function useDesk(wire: Wire, desk: ModelDesk): Desk {
  const [kept, setKept] = useState<readonly KeptConnection[]>()
  const [error, setError] = useState<ErrorInfo>()

  async function load(): Promise<void> {
    setKept(await desk.list())
    setError(undefined)
  }
  async function worked(act: Promise<void>): Promise<boolean> {
    try {
      await act
      return true
    } catch (caught) {
      setError(toErrorInfo(caught))
      return false
    }
  }
  const testGranted = async (asked: Promise<boolean>, connection: Connection, key: string | undefined) => {
    if (!(await asked)) throw new AppError('model-not-allowed', { host: new URL(connection.url).host })
    await desk.save(connection, key)
    await load()
    const test = await wire.workshop('model.test', { connection: connection.id })
    if (!test.ok) throw new AppError(test.error.code, test.error.params)
    return test.models
  }
  useEffect(() => void worked(load()), [desk])
  return {
    kept,
    error,
    load: () => void worked(load()),
    save: (connection, key) => worked(desk.save(connection, key).then(load)),
    remove: (id) => worked(desk.remove(id).then(load)),
    // The browser asks only from within the click, so nothing may be awaited before.
    test: (connection, key) => testGranted(desk.grant(connection), connection, key),
  }
}
