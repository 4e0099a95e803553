/** Where the reader's own model stands in the panel: the place is kept from the first, so that nothing moves when its code has loaded. */
import type { PaperId } from '../../../core/paper-id.ts'
import type { Wire } from '../../../wire/protocol.ts'
import { useLoaded } from '../../hooks/loaded.ts'
import { useRef } from 'preact/hooks'
import { isBy } from '../digest-choice.ts'
import type { PanelState } from '../state.ts'
import type { Panel } from '../use-panel.ts'

type Props = { wire: Wire; panel: Panel; paperId: PaperId; optionsUrl: string }
export type ModelProps = Props & {
  /** Called by a button that is about to go, so that the keyboard stays where it was. */
  onLeave: () => void
}

/** Shows what there is to say of a model; its code loads once a digest is on show. */
export function ModelSlot(props: Props) {
  const { state } = props.panel
  const slot = useRef<HTMLDivElement>(null)
  const isWanted = hasModelPart(state)
  const Part = useLoaded(load, isWanted && state.digest !== undefined)
  if (!isWanted) return null
  const isChoice = Boolean(state.view?.others?.length)
  return (
    <div ref={slot} tabIndex={-1} class={isChoice ? 'model-slot' : 'model-slot model-slot-offer'}>
      {Part && state.digest && <Part {...props} onLeave={() => slot.current?.focus()} />}
    </div>
  )
}

const load = () => import('./ModelPart.tsx').then(({ ModelPart }) => ModelPart)

/** Whether a model is or may be offered, or there is a choice between digests. */
function hasModelPart({ view, digest, making, writer }: PanelState): boolean {
  if (!view || view.paper?.withdrawn || !(digest ?? making)) return false
  if (writer || (digest && view.others?.length)) return true
  return view.model !== undefined && !(digest && isBy(digest.engine, view.model))
}
