/** Whose job by a model the panel shows, and whether anything of it stands over the excerpts. */
import { modelInKey } from '../../core/digest-key.ts'
import type { Messages } from '../../i18n/t.ts'
import { modelNameOf } from '../model-name.ts'
import { standsBeside } from './digest-choice.ts'
import type { PanelState } from './state.ts'

/** The name of the model whose job it is, which need not be the one now in use; undefined where none is known. */
export function writerNameOf({ writer, view }: PanelState, lookUp: Messages['lookUp']): string | undefined {
  if (!writer) return undefined
  const named = writer.key === undefined ? undefined : modelInKey(writer.key)
  return named ?? (view?.model?.connection === writer.connection ? modelNameOf(view.model, lookUp) : undefined)
}

/** Whether some of what is on show is a model's and the rest the digest's. */
export function isPartlyWritten({ writer, digest, summary, abstract, items }: PanelState): boolean {
  if (!digest || !standsBeside(digest, writer?.key)) return false
  return items.length > 0 || summary !== undefined || abstract !== undefined
}
