/** The reader's own model beside the excerpts: its offer with what it takes, its work, what came of it, and the choice. */
import { useMessages } from '../../hooks/messages.ts'
import { modelNameOf } from '../../model-name.ts'
import '../../styles/model.css'
import { isBy, shownModel } from '../digest-choice.ts'
import { DigestSwitch } from './DigestSwitch.tsx'
import type { ModelProps } from './ModelSlot.tsx'
import { Offer } from './Offer.tsx'
import { useEstimate } from './use-estimate.ts'
import { WriterOutcome } from './WriterOutcome.tsx'

/** Shows whichever of them there is. */
export function ModelPart({ wire, panel, paperId, optionsUrl, onLeave }: ModelProps) {
  const { t, lookUp, language } = useMessages()
  const { digest, view, making, writer, failure, isCancelled } = panel.state
  const model = view?.model
  const others = view?.others ?? []
  const isWritten =
    model !== undefined &&
    [digest?.engine, ...others.map(({ engine }) => engine)].some(
      (engine) => engine !== undefined && isBy(engine, model),
    )
  const isOffered = model !== undefined && !isWritten && !making && digest?.language === language
  const estimating = useEstimate(
    wire,
    isOffered && digest
      ? { paperId, version: digest.paper.version, language, connection: model.connection, model: shownModel(model) }
      : undefined,
  )
  if (!digest) return null
  if (making)
    return writer && model ? (
      <p class="model-line">{t('model_writing', { model: modelNameOf(model, lookUp) })}</p>
    ) : null
  const write = () => {
    onLeave()
    panel.write(writer?.connection ?? model?.connection ?? '')
  }
  const dismiss = () => {
    onLeave()
    panel.dismiss()
  }
  return (
    <>
      {others.length > 0 && <DigestSwitch digest={digest} others={others} onChoose={panel.choose} />}
      {writer && (failure || isCancelled) ? (
        <WriterOutcome
          state={panel.state}
          estimating={estimating}
          optionsUrl={optionsUrl}
          onWrite={write}
          onDismiss={dismiss}
        />
      ) : (
        isOffered && <Offer model={model} estimating={estimating} optionsUrl={optionsUrl} onWrite={write} />
      )}
    </>
  )
}
