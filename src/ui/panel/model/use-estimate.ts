/** What a run of a model would take: asked for when it is first shown. Nothing is sent to a model for it. */
import { useEffect, useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../../core/errors.ts'
import type { Estimate, Wire, WorkshopCommands } from '../../../wire/protocol.ts'

export type EstimateRequest = WorkshopCommands['model.estimate']['request']
/** Neither is there while it is reckoned. */
export type Estimating = { estimate?: Estimate; error?: ErrorInfo; again: () => void }

/** Reckons what a request names; nothing without one. */
export function useEstimate(wire: Wire, request: EstimateRequest | undefined): Estimating {
  const [known, setKnown] = useState<Omit<Estimating, 'again'>>({})
  const [turn, setTurn] = useState(0)
  const wanted = request && JSON.stringify(request)
  useEffect(() => {
    setKnown({})
    if (!request) return undefined
    let isGone = false
    const hear = (heard: Omit<Estimating, 'again'>) => !isGone && setKnown(heard)
    wire.workshop('model.estimate', request).then(
      (estimate) => hear({ estimate }),
      (caught: unknown) => hear({ error: toErrorInfo(caught) }),
    )
    return () => {
      isGone = true
    }
  }, [wire, wanted, turn])
  return { ...known, again: () => setTurn(turn + 1) }
}

/** Whether a run may cost more than is left of today's budget. */
export function isOverBudget({ free, costUsd = 0, spentTodayUsd, dailyBudgetUsd }: Estimate): boolean {
  return !free && spentTodayUsd + costUsd > dailyBudgetUsd
}

/** Tokens of a run in all, to two digits, since they are reckoned. */
export function roundTokens({ inputTokens, outputTokens }: Estimate): number {
  return Number((inputTokens + outputTokens).toPrecision(2))
}
